package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.ByHand;
import dev.actorweb.cli.git.Operation;
import dev.actorweb.cli.git.Status;
import dev.actorweb.cli.git.actor.BranchRequest.ResolveByHand;
import dev.actorweb.cli.git.actor.FilesRequest.CheckStatus;
import dev.actorweb.cli.git.actor.HistoryRequest.CompareCommits;
import dev.actorweb.cli.git.actor.HistoryRequest.ResolveRef;
import dev.actorweb.cli.oplog.Result;
import dev.actorweb.cli.oplog.Step;
import java.util.Optional;

/// Leaves a conflict to the person at the keyboard and goes on when it is resolved.
record Resolving(Workspace workspace) {
    /// Starts the rebase or merge, or goes on with the one that is under way.
    ///
    /// @throws UserError
    ///             as long as there is something to resolve
    Result begin(Step.Resolve step) throws InterruptedException {
        return perform(step, inProgress(step) ? ByHand.Action.CONTINUE : ByHand.Action.BEGIN);
    }

    /// Leaves out the commit that conflicts.
    Result skip(Step.Resolve step) throws InterruptedException {
        if (!inProgress(step) || step.merge()) {
            throw new UserError(Exit.PRECONDITION, "there is no commit to skip",
                    step.merge() ? "a merge can only be resolved or aborted" : "go on with --continue");
        }
        return perform(step, ByHand.Action.SKIP);
    }

    /// Returns to the state before.
    void abort(Step.Resolve step) throws InterruptedException {
        if (inProgress(step)) {
            perform(step, ByHand.Action.ABORT);
        }
    }

    private Result perform(Step.Resolve step, ByHand.Action action) throws InterruptedException {
        var message = "Merge " + step.onto().abbreviated() + " into " + step.branch().shortName();
        var request = new ByHand.Request(action, step.onto(), step.merge(), message);
        return switch (workspace.ask(new ResolveByHand(request))) {
            case ByHand.Finished(var tip) -> Result.of(tip.hex());
            case ByHand.Waiting(var paths, var text) -> throw new Unresolved(paths, text);
        };
    }

    private boolean inProgress(Step.Resolve step) throws InterruptedException {
        return isInProgress(workspace.ask(new CheckStatus()), step);
    }

    private static boolean isInProgress(Status status, Step.Resolve step) {
        return status.inProgress().equals(Optional.of(step.merge() ? Operation.MERGE : Operation.REBASE));
    }

    Observation.State state(Step.Resolve step) throws InterruptedException {
        var now = workspace.ask(new ResolveRef(step.branch()));
        if (inProgress(step) || now.equals(Optional.of(step.from()))) {
            return new Observation.State.NotTaken();
        }
        if (now.isPresent() && workspace.ask(new CompareCommits(now.get(), step.onto())).behind() == 0) {
            return new Observation.State.Taken(Result.of(now.get().hex()));
        }
        return new Observation.State.Elsewhere(
                step.branch().shortName() + " is neither where it was nor rebased");
    }
}
