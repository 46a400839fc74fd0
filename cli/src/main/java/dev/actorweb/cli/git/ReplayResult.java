package dev.actorweb.cli.git;

import java.util.List;
import java.util.Optional;

/// What became of a [ReplayPlan]. Nothing but new, unreferenced objects was written.
public sealed interface ReplayResult {
    /// The new tip is ready to be pushed or moved to.
    ///
    /// @param tip
    ///            the new tip; `onto` itself when nothing was left to add
    /// @param rewritten
    ///            each commit of the branch, oldest first
    record Replayed(CommitId tip, List<Rewritten> rewritten) implements ReplayResult {
        public Replayed {
            rewritten = List.copyOf(rewritten);
        }
    }

    /// A commit does not fit.
    ///
    /// @param commit
    ///            the commit that does not fit; of a squash or merge, the branch's tip
    /// @param paths
    ///            the conflicting paths, raw
    record Conflict(CommitId commit, List<String> paths) implements ReplayResult {
        public Conflict {
            paths = List.copyOf(paths);
        }
    }

    /// A rebase met a merge commit, which it would flatten.
    record MergeInRange(CommitId merge) implements ReplayResult {}

    /// The tip does not contain `onto`.
    record NotFastForward() implements ReplayResult {}

    /// The two share no history.
    record Unrelated() implements ReplayResult {}

    /// What became of one commit.
    ///
    /// @param to
    ///            what the commit became; empty when it became empty and was dropped
    record Rewritten(CommitId from, Optional<CommitId> to) {}
}
