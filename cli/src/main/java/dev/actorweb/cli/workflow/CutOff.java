package dev.actorweb.cli.workflow;

import dev.actorweb.cli.git.HalfMade;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.RefUpdate;
import dev.actorweb.cli.git.actor.BranchRequest.UpdateRefs;
import dev.actorweb.cli.git.actor.HistoryRequest.ResolveRef;
import dev.actorweb.cli.git.actor.WorktreesRequest.CheckStatusOf;
import dev.actorweb.cli.git.actor.WorktreesRequest.FillIn;
import dev.actorweb.cli.git.actor.WorktreesRequest.KeepUncommitted;
import dev.actorweb.cli.git.actor.WorktreesRequest.ListWorktrees;
import dev.actorweb.cli.git.actor.WorktreesRequest.RemoveWorktree;
import dev.actorweb.cli.oplog.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Takes care of what a step that was cut off in its midst has left of a work tree.
record CutOff(Workspace workspace, StepWork work) {
    /// The work tree of a step that is to be taken, if there is one already: complete now.
    Optional<Path> completed(Step.AddWorktree step) throws InterruptedException {
        return completed(step.path(), step.branch());
    }

    private Optional<Path> completed(Path path, RefName branch) throws InterruptedException {
        var half = HalfMade.at(work.layout(), path);
        if (half.isEmpty()) {
            return Optional.empty();
        }
        if (!half.get().hasFiles()) {
            half.get().clear();
            return Optional.empty();
        }
        return Optional.of(workspace.ask(new FillIn(half.get(), branch)));
    }

    /// Takes back what there is of a work tree that was being made. Should somebody have worked in
    /// it already, that work is kept.
    void unmake(Step.AddWorktree step) throws InterruptedException {
        var path = completed(step);
        if (path.isPresent()) {
            boolean clean = workspace.ask(new CheckStatusOf(path.get())).isClean();
            if (!clean) {
                var ref = new RefName("refs/aw/removed/" + step.branch().shortName());
                var kept = workspace
                        .ask(new KeepUncommitted(path.get(), ref, "uncommitted in " + path.get()));
                kept.ifPresent(_ -> workspace.terminal()
                        .warn("what was in " + path.get() + " is kept: git show " + ref));
            }
            workspace.ask(new RemoveWorktree(path.get(), !clean));
        }
        if (step.made() && workspace.ask(new ResolveRef(step.branch())).equals(Optional.of(step.at()))
                && !isCheckedOut(step.branch())) {
            workspace.ask(new UpdateRefs(List.of(RefUpdate.delete(step.branch(), step.at())), "aw undo"));
        }
    }

    private boolean isCheckedOut(RefName branch) throws InterruptedException {
        return workspace.ask(new ListWorktrees()).stream().anyMatch(worktree -> worktree.head()
                .flatMap(head -> head.checkedOutBranch()).equals(Optional.of(branch)));
    }

    /// Puts the files back that the removal of a work tree has taken already.
    void refill(Step.RemoveWorktree step) throws InterruptedException {
        for (var worktree : workspace.ask(new ListWorktrees())) {
            if (worktree.path().equals(step.path()) && Files.exists(step.path().resolve(".git"))) {
                var entry = HalfMade.entry(step.path());
                if (entry.isPresent()) {
                    workspace.ask(new FillIn(entry.get(), step.branch()));
                }
            }
        }
    }
}
