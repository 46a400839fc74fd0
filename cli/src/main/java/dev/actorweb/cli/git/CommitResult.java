package dev.actorweb.cli.git;

import java.util.List;

/// What became of a [CommitRequest]. Unless it is [Committed], branch and index are as they were.
public sealed interface CommitResult {
    /// @param output
    ///            what hooks printed, raw
    record Committed(CommitId id, String output) implements CommitResult {}

    /// The selection does not differ from the tip.
    record NothingToCommit() implements CommitResult {}

    /// @param hook
    ///            its name, such as `commit-msg`
    /// @param output
    ///            what it printed, raw
    record RejectedByHook(String hook, String output) implements CommitResult {}

    /// Some of the paths asked for neither exist nor are known to git.
    record NoSuchPaths(List<String> paths) implements CommitResult {
        public NoSuchPaths {
            paths = List.copyOf(paths);
        }
    }
}
