package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.Head;
import dev.actorweb.cli.git.Worktree;
import dev.actorweb.cli.git.actor.WorktreesRequest.ListWorktrees;
import dev.actorweb.completions.Candidates;
import picocli.CommandLine.Model.CommandSpec;

/// `aw worktree`: work trees beside the repository, for agents and for whatever comes in between.
public final class WorktreeCommand implements Command {
    @Override
    public CommandSpec spec() {
        var add = CommandSpec.create();
        add.addPositional(
                Options.required("NAME", "of the work tree, and of its branch unless --branch says"));
        add.addOption(Options.value("--branch", "BRANCH", "the branch; made if there is none of that name"));
        add.addOption(Options.value("--path", "FOLDER", "where; without it beside the repository"));
        add.addOption(
                Options.value("--from", "REVISION", "where a new branch begins; without it, at integration"));
        add.addOption(Options.flag("--dry-run", "show what would be done, change nothing"));
        add.usageMessage().header("add a work tree with a branch of its own")
                .description(
                        "Adds a work tree beside the repository, with a branch of its own. 'aw undo' takes it back.")
                .footer("aw worktree add tests", "aw worktree add fix --branch fix/door --from HEAD");
        var list = CommandSpec.create();
        list.usageMessage().header("list the work trees and their branches")
                .description(
                        "Lists the work trees with their branches, and which folders are gone. 'aw status --all' tells how "
                                + "far each is.")
                .footer("aw worktree list", "aw worktree list --json");
        var remove = CommandSpec.create();
        remove.addPositional(Options.required("NAME", "the work tree's name, branch or folder",
                Candidates.WORKTREES));
        remove.addOption(Options.flag("--force", "also with uncommitted work, which 'aw undo' brings back"));
        remove.addOption(Options.flag("--dry-run", "show what would be done, change nothing"));
        remove.usageMessage().header("remove a work tree; its branch stays")
                .description(
                        "Removes a work tree with its files; its branch stays. 'aw undo' brings it back.")
                .footer("aw worktree remove tests", "aw worktree remove tests --force");
        var prune = CommandSpec.create();
        prune.usageMessage().header("forget work trees whose folder is gone")
                .description("Forgets the work trees whose folder is gone; their branches stay.")
                .footer("aw worktree prune");
        var spec = CommandSpec.create().addSubcommand("add", add).addSubcommand("list", list)
                .addSubcommand("remove", remove).addSubcommand("prune", prune);
        Recovery.addTo(spec);
        spec.usageMessage()
                .description("Work trees of this repository, each with a branch of its own. Nothing in git's "
                        + "configuration is changed.")
                .footer("aw worktree list", "aw worktree add tests", "aw worktree remove tests");
        return spec;
    }

    @Override
    public Exit run(Invocation invocation) throws InterruptedException {
        try (var workspace = Workspace.open(invocation)) {
            if (invocation.command().equals("list")) {
                return list(workspace);
            }
            var settled = Recovery.first(workspace);
            if (settled.isPresent()) {
                return settled.get();
            }
            return switch (invocation.command()) {
                case "add" -> new WorktreeChange(workspace).add(invocation.argument(0).orElseThrow());
                case "remove" -> new WorktreeChange(workspace).remove(invocation.argument(0).orElseThrow());
                case "prune" -> new WorktreeChange(workspace).prune();
                default -> throw UserError.usage("worktree: what is to be done?",
                        "aw worktree add, list, remove or prune");
            };
        }
    }

    private static Exit list(Workspace workspace) throws InterruptedException {
        var worktrees = workspace.ask(new ListWorktrees());
        if (workspace.invocation().json()) {
            var json = Json.document("aw/worktree/1").array("worktrees");
            for (var worktree : worktrees) {
                json.object().member("path", worktree.path().toString())
                        .member("branch",
                                worktree.head().flatMap(Head::checkedOutBranch).map(b -> b.shortName()))
                        .member("commit", worktree.head().flatMap(Head::tip).map(id -> id.hex()))
                        .member("locked", worktree.locked()).member("gone", worktree.prunable()).end();
            }
            workspace.terminal().json(json.end());
            return Exit.OK;
        }
        int width = 0;
        for (var worktree : worktrees) {
            width = Math.max(width, head(worktree).length() + 2);
        }
        for (var worktree : worktrees) {
            workspace.terminal().line(new Text().column(Style.NAME, head(worktree), width)
                    .add(worktree.path().toString())
                    .add(Style.WARNING, worktree.prunable() ? " (folder is gone)" : ""));
        }
        return Exit.OK;
    }

    private static String head(Worktree worktree) {
        return worktree.head().map(StatusCommand::name).orElse("bare");
    }
}
