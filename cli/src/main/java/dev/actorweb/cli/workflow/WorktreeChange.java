package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Head;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.Worktree;
import dev.actorweb.cli.git.actor.HistoryRequest.GetIntegrationStatus;
import dev.actorweb.cli.git.actor.HistoryRequest.ResolveRef;
import dev.actorweb.cli.git.actor.HistoryRequest.ResolveRevision;
import dev.actorweb.cli.git.actor.RepositoryRequest.CheckRepo;
import dev.actorweb.cli.git.actor.WorktreesRequest.CheckStatusOf;
import dev.actorweb.cli.git.actor.WorktreesRequest.KeepUncommitted;
import dev.actorweb.cli.git.actor.WorktreesRequest.ListWorktrees;
import dev.actorweb.cli.git.actor.WorktreesRequest.RemoveWorktree;
import dev.actorweb.cli.oplog.Desk;
import dev.actorweb.cli.oplog.Heading;
import dev.actorweb.cli.oplog.Outcome;
import dev.actorweb.cli.oplog.Step;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Adds and removes work trees.
record WorktreeChange(Workspace workspace) {
    Exit add(String name) throws InterruptedException {
        var branchName = workspace.invocation().option("--branch").orElse(name);
        if (!RefName.isBranchName(branchName)) {
            throw UserError.usage("not a branch name: " + branchName, "give one with --branch");
        }
        var branch = RefName.branch(branchName);
        var path = place(name);
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new UserError(Exit.PRECONDITION, path + " exists", "give another place with --path");
        }
        var holder = holder(branch);
        if (holder.isPresent()) {
            throw new UserError(Exit.PRECONDITION,
                    branchName + " is checked out in " + holder.get().path() + " already",
                    "work there, or give another branch with --branch");
        }
        var existing = workspace.ask(new ResolveRef(branch));
        var start = existing.isPresent() ? existing.get() : start();
        return perform(new Step.AddWorktree(path, branch, start, existing.isEmpty(), Optional.empty()));
    }

    private Path place(String name) throws InterruptedException {
        var given = workspace.invocation().option("--path");
        if (given.isPresent()) {
            return workspace.invocation().path(given.get());
        }
        if (name.contains("..") || name.startsWith("-") || name.startsWith("/")) {
            throw UserError.usage("not a name for a folder: " + name, "give the place with --path");
        }
        var main = workspace.ask(new ListWorktrees()).getFirst().path();
        return main.resolveSibling(main.getFileName() + "-" + name.replace('/', '-'));
    }

    private Optional<Worktree> holder(RefName branch) throws InterruptedException {
        for (var worktree : workspace.ask(new ListWorktrees())) {
            if (worktree.head().flatMap(Head::checkedOutBranch).equals(Optional.of(branch))) {
                return Optional.of(worktree);
            }
        }
        return Optional.empty();
    }

    /// Where a new branch begins.
    private CommitId start() throws InterruptedException {
        var from = workspace.invocation().option("--from");
        if (from.isPresent()) {
            return workspace.ask(new ResolveRevision(from.get())).orElseThrow(() -> new UserError(
                    Exit.PRECONDITION, "there is no revision " + from.get(),
                    "'git log' lists what there is"));
        }
        var workflow = workspace.config().workflow();
        var integration = workspace.ask(new GetIntegrationStatus(workflow.remote(), workflow.integration(),
                Optional.empty(), false));
        if (integration.tip().isPresent()) {
            return integration.tip().get();
        }
        return workspace.ask(new ResolveRevision("HEAD")).orElseThrow(() -> new UserError(Exit.PRECONDITION,
                "there is no commit yet to start from", "make the first one: aw save \"chore: begin\""));
    }

    Exit remove(String name) throws InterruptedException {
        var worktree = find(name);
        if (worktree.locked()) {
            throw new UserError(Exit.PRECONDITION, worktree.path() + " is locked",
                    "git worktree unlock " + worktree.path());
        }
        if (!(worktree.head().orElse(null) instanceof Head.OnBranch(var branch, var tip))) {
            throw new UserError(Exit.PRECONDITION,
                    "no branch would keep what is checked out in " + worktree.path(),
                    "make one there first: git switch -c NAME");
        }
        var status = workspace.ask(new CheckStatusOf(worktree.path()));
        Optional<CommitId> kept = Optional.empty();
        if (!status.isClean()) {
            if (!workspace.invocation().flag("--force")) {
                throw new UserError(Exit.PRECONDITION, worktree.path() + " has uncommitted work",
                        "commit it there, or --force: 'aw undo' brings it back");
            }
            kept = workspace.invocation().flag("--dry-run") ? Optional.of(tip) : keep(worktree, branch);
        }
        return perform(new Step.RemoveWorktree(worktree.path(), branch, tip, false, kept));
    }

    private Optional<CommitId> keep(Worktree worktree, RefName branch) throws InterruptedException {
        var ref = new RefName("refs/aw/removed/" + branch.shortName());
        var kept = workspace
                .ask(new KeepUncommitted(worktree.path(), ref, "uncommitted in " + worktree.path()));
        if (kept.isEmpty()) {
            throw new UserError(Exit.PRECONDITION, "the work in " + worktree.path() + " cannot be kept",
                    "finish what is unfinished there first");
        }
        return kept;
    }

    private Worktree find(String name) throws InterruptedException {
        var worktrees = workspace.ask(new ListWorktrees());
        var own = workspace.ask(new CheckRepo()).workTree();
        for (var worktree : worktrees.subList(1, worktrees.size())) {
            boolean named = worktree.path().endsWith(name)
                    || worktree.path().getFileName().toString()
                            .equals(worktrees.getFirst().path().getFileName() + "-" + name.replace('/', '-'))
                    || worktree.head().flatMap(Head::checkedOutBranch).map(RefName::shortName)
                            .equals(Optional.of(name))
                    || worktree.path().equals(workspace.invocation().path(name));
            if (named && own.equals(Optional.of(worktree.path()))) {
                throw new UserError(Exit.PRECONDITION, "this is the work tree you are in",
                        "remove it from another one: aw --root " + worktrees.getFirst().path()
                                + " worktree remove " + name);
            }
            if (named) {
                return worktree;
            }
        }
        throw new UserError(Exit.PRECONDITION, "there is no work tree " + name,
                "'aw worktree list' lists them");
    }

    Exit prune() throws InterruptedException {
        int count = 0;
        for (var worktree : workspace.ask(new ListWorktrees())) {
            if (worktree.prunable() && !worktree.locked()) {
                workspace.ask(new RemoveWorktree(worktree.path(), true));
                workspace.terminal().line("forgot " + worktree.path());
                count++;
            }
        }
        if (count == 0) {
            workspace.terminal().line("nothing to forget");
        }
        return Exit.OK;
    }

    private Exit perform(Step step) throws InterruptedException {
        Layout layout = workspace.ask(new CheckRepo());
        if (workspace.invocation().flag("--dry-run")) {
            workspace.terminal().line("would " + step.describe());
            return Exit.OK;
        }
        var heading = new Heading("worktree", List.of(), Desk.name(layout), Optional.empty(),
                Optional.empty());
        try (var undertaking = Undertaking.begin(workspace, layout, heading, List.of(step))) {
            undertaking.run();
            var operation = undertaking.operation();
            undertaking.end(Outcome.DONE, step.describe());
            new OperationReport(workspace.invocation()).taken(operation, step.describe());
        }
        return Exit.OK;
    }
}
