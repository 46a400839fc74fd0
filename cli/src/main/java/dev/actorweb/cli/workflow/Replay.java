package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.Commit;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.ReplayPlan;
import dev.actorweb.cli.git.ReplayResult;
import dev.actorweb.cli.git.ReplayResult.Replayed;
import dev.actorweb.cli.git.actor.GitRequest.GetCommits;
import dev.actorweb.cli.git.actor.GitRequest.ReplayCommits;
import java.util.List;

/// Computes in memory what a branch becomes, and says what stands against it.
final class Replay {
    private final Workspace workspace;

    Replay(Workspace workspace) {
        this.workspace = workspace;
    }

    /// @param goal
    ///            what the commits are brought onto, as people know it
    /// @param byHand
    ///            the git command that does the same and lets conflicts be resolved
    Replayed compute(ReplayPlan plan, String goal, String byHand) throws InterruptedException {
        ReplayResult result;
        try (var _ = workspace.terminal().progress("replaying onto " + goal)) {
            result = workspace.ask(new ReplayCommits(plan));
        }
        return switch (result) {
            case Replayed replayed -> replayed;
            case ReplayResult.Conflict(var commit, var paths) -> throw conflict(commit, paths, goal, byHand);
            case ReplayResult.MergeInRange(var merge) -> throw new UserError(Exit.PRECONDITION,
                    "the branch contains the merge commit " + merge.abbreviated()
                            + ", which a rebase would flatten",
                    "use another strategy: --strategy merge or squash, or 'workflow: { ship: { strategy: merge } }'");
            case ReplayResult.NotFastForward() -> throw new UserError(Exit.PRECONDITION,
                    goal + " has moved on, so that a fast-forward is not possible", "run 'aw sync' first");
            case ReplayResult.Unrelated() -> throw new UserError(Exit.PRECONDITION,
                    "the branch and " + goal + " share no history", "is it the right integration branch?");
        };
    }

    private UserError conflict(CommitId commit, List<String> paths, String goal, String byHand)
            throws InterruptedException {
        Commit culprit = workspace.ask(new GetCommits(commit, List.of(), 1)).getFirst();
        var what = commit.abbreviated() + " (" + culprit.subject() + ")";
        return new UserError(Exit.STOPPED,
                what + " conflicts with " + goal + " in " + Preconditions.list(paths),
                "nothing was changed; resolve it with '" + byHand
                        + "', then repeat the command ('git " + byHand.split(" ", 3)[1]
                        + " --abort' gives up)");
    }
}
