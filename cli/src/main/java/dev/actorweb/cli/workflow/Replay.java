package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.Commit;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.ReplayPlan;
import dev.actorweb.cli.git.ReplayResult;
import dev.actorweb.cli.git.ReplayResult.Replayed;
import dev.actorweb.cli.git.actor.BranchRequest.ReplayCommits;
import dev.actorweb.cli.git.actor.HistoryRequest.GetCommits;
import java.util.List;

/// Computes in memory what a branch becomes, and says what stands against it.
final class Replay {
    private final Workspace workspace;

    Replay(Workspace workspace) {
        this.workspace = workspace;
    }

    /// What the branch is brought together with.
    ///
    /// @param name
    ///            as people know it
    /// @param merge
    ///            whether conflicts with it are resolved by a merge rather than a rebase
    record Goal(String name, CommitId commit, boolean merge) {}

    Replayed compute(ReplayPlan plan, Goal goal) throws InterruptedException {
        ReplayResult result;
        try (var _ = workspace.terminal().progress("replaying onto " + goal.name())) {
            result = workspace.ask(new ReplayCommits(plan));
        }
        return switch (result) {
            case Replayed replayed -> replayed;
            case ReplayResult.Conflict(var commit, var paths) ->
                throw new Conflicting(conflict(commit, paths, goal.name()), goal);
            case ReplayResult.MergeInRange(var merge) -> throw new UserError(Exit.PRECONDITION,
                    "the branch contains the merge commit " + merge.abbreviated()
                            + ", which a rebase would flatten",
                    "use another strategy: --strategy merge or squash, or 'workflow: { ship: { strategy: merge } }'");
            case ReplayResult.NotFastForward() -> throw new UserError(Exit.PRECONDITION,
                    goal.name() + " has moved on, so that a fast-forward is not possible",
                    "run 'aw sync' first");
            case ReplayResult.Unrelated() -> throw new UserError(Exit.PRECONDITION,
                    "the branch and " + goal.name() + " share no history",
                    "is it the right integration branch?");
        };
    }

    private String conflict(CommitId commit, List<String> paths, String goal) throws InterruptedException {
        Commit culprit = workspace.ask(new GetCommits(commit, List.of(), 1)).getFirst();
        return commit.abbreviated() + " (" + culprit.subject() + ") conflicts with " + goal + " in "
                + Preconditions.list(paths);
    }
}
