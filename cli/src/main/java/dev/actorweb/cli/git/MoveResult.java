package dev.actorweb.cli.git;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What became of moving a branch or `HEAD`. Unless it is [Moved], nothing was changed.
public sealed interface MoveResult {
    record Moved() implements MoveResult {}

    /// Uncommitted or untracked content is in the way; it would have been lost.
    ///
    /// @param paths
    ///            raw; files of the work tree
    record WouldOverwrite(List<String> paths) implements MoveResult {
        public WouldOverwrite {
            paths = List.copyOf(paths);
        }
    }

    /// The branch is not where it was expected.
    ///
    /// @param actual
    ///            where it is; empty if it does not exist
    record Stale(Optional<CommitId> actual) implements MoveResult {}

    /// Another work tree has the branch checked out; its files would no longer match.
    record CheckedOutElsewhere(Path worktree) implements MoveResult {}
}
