package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.FileConflict;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.actor.Collisions;
import dev.actorweb.cli.git.actor.HistoryRequest.GetIntegrationStatus;
import dev.actorweb.cli.git.actor.HistoryRequest.ResolveRef;
import dev.actorweb.cli.git.actor.WorktreesRequest.FindCollisions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `aw conflicts`: which lines of work will conflict, before anybody merges them.
public final class ConflictsCommand implements Command {
    private static final int SHOWN = 3;

    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.addPositional(Options.any("BRANCH", "only these; without any, all branches and work trees"));
        spec.usageMessage()
                .description(
                        "Merges every pair of branches and work trees in memory, uncommitted work included, "
                                + "and tells which conflict, in which files and lines. Changes nothing, asks no remote. "
                                + "Ends with 1 if there are conflicts.")
                .footer("aw conflicts", "aw conflicts feat/door main", "aw conflicts --json");
        return spec;
    }

    @Override
    public Exit run(Invocation invocation) throws InterruptedException {
        try (var workspace = Workspace.open(invocation)) {
            var branches = branches(workspace);
            var workflow = workspace.config().workflow();
            var integration = workspace
                    .ask(new GetIntegrationStatus(workflow.remote(), workflow.integration(),
                            Optional.empty(), false));
            Collisions found;
            try (var _ = workspace.terminal().progress("merging in memory")) {
                found = workspace.ask(new FindCollisions(branches,
                        branches.isEmpty() ? integration.tip() : Optional.empty()));
            }
            warn(invocation, found);
            if (invocation.json()) {
                invocation.terminal().json(json(found));
            } else {
                print(invocation, found);
            }
            return found.pairs().isEmpty() ? Exit.OK : Exit.FINDINGS;
        }
    }

    private static List<RefName> branches(Workspace workspace) throws InterruptedException {
        var branches = new ArrayList<RefName>();
        for (var name : workspace.invocation().arguments()) {
            if (!RefName.isBranchName(name)
                    || workspace.ask(new ResolveRef(RefName.branch(name))).isEmpty()) {
                throw new UserError(Exit.PRECONDITION, "there is no branch " + name,
                        "'git branch' lists what there is");
            }
            branches.add(RefName.branch(name));
        }
        return branches;
    }

    private static void warn(Invocation invocation, Collisions found) {
        for (var line : found.lines()) {
            line.leftOut().ifPresent(reason -> invocation.terminal()
                    .warn("the uncommitted work of " + line.name() + " is left out: " + reason));
        }
    }

    private static void print(Invocation invocation, Collisions found) {
        var terminal = invocation.terminal();
        int lines = found.lines().size();
        if (found.pairs().isEmpty()) {
            terminal.line("no conflicts among " + lines + (lines == 1 ? " line" : " lines") + " of work");
            return;
        }
        int width = 0;
        for (var pair : found.pairs()) {
            width = Math.max(width, name(pair).length() + 2);
        }
        for (var pair : found.pairs()) {
            terminal.line(new Text().column(Style.WARNING, name(pair), Math.min(width, 60)).add(files(pair)));
        }
        boolean starred = found.pairs().stream()
                .anyMatch(pair -> pair.one().uncommitted() || pair.other().uncommitted());
        terminal.note(found.pairs().size() + (found.pairs().size() == 1 ? " pair" : " pairs") + " of "
                + lines + " lines of work conflict"
                + (starred ? "; * has uncommitted work" : ""));
    }

    private static String name(Collisions.Pair pair) {
        return name(pair.one()) + " - " + name(pair.other());
    }

    private static String name(Collisions.Line line) {
        return line.name() + (line.uncommitted() ? "*" : "");
    }

    private static String files(Collisions.Pair pair) {
        var files = new ArrayList<String>();
        for (var file : pair.files().subList(0, Math.min(SHOWN, pair.files().size()))) {
            files.add(file.path() + places(file));
        }
        int more = pair.files().size() - files.size();
        return String.join(", ", files) + (more > 0 ? " and " + more + " more" : "");
    }

    private static String places(FileConflict file) {
        var lines = new ArrayList<String>();
        for (var hunk : file.hunks()) {
            lines.add(hunk.length() > 1
                    ? hunk.line() + "-" + (hunk.line() + hunk.length() - 1)
                    : String.valueOf(hunk.line()));
        }
        return lines.isEmpty() ? "" : ":" + String.join(",", lines);
    }

    private static Json json(Collisions found) {
        var json = Json.document("aw/conflicts/1").array("lines");
        for (var line : found.lines()) {
            json.object().member("name", line.name())
                    .member("worktree", line.worktree().map(Object::toString))
                    .member("uncommitted", line.uncommitted()).member("leftOut", line.leftOut()).end();
        }
        json.end().array("pairs");
        for (var pair : found.pairs()) {
            json.object().member("one", pair.one().name()).member("other", pair.other().name())
                    .array("files");
            for (var file : pair.files()) {
                json.object().member("path", file.path()).array("hunks");
                for (var hunk : file.hunks()) {
                    json.object().member("line", hunk.line()).member("length", hunk.length()).end();
                }
                json.end().end();
            }
            json.end().end();
        }
        return json.end();
    }
}
