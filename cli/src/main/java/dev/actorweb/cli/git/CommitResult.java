package dev.actorweb.cli.git;

import java.util.List;

/// What became of a [CommitRequest]. Unless it is [Committed], branch and index are as they were.
public sealed interface CommitResult {
    /// The commit was made and the branch moved to it; `output` is what hooks printed, raw.
    record Committed(CommitId id, String output) implements CommitResult {}

    /// The selection does not differ from the tip.
    record NothingToCommit() implements CommitResult {}

    /// A client hook, such as `commit-msg`, said no; `output` is what it printed, raw.
    record RejectedByHook(String hook, String output) implements CommitResult {}

    /// Some of the paths asked for neither exist nor are known to git.
    record NoSuchPaths(List<String> paths) implements CommitResult {
        public NoSuchPaths {
            paths = List.copyOf(paths);
        }
    }
}
