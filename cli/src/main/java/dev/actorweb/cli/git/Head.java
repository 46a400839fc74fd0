package dev.actorweb.cli.git;

import java.util.Optional;

/// What `HEAD` points to.
public sealed interface Head {
    /// A branch that has commits.
    record OnBranch(RefName branch, CommitId commit) implements Head {}

    /// A branch without a commit yet.
    record Unborn(RefName branch) implements Head {}

    /// A commit, no branch.
    record Detached(CommitId commit) implements Head {}

    default Optional<RefName> checkedOutBranch() {
        return switch (this) {
            case OnBranch(var branch, var _) -> Optional.of(branch);
            case Unborn(var branch) -> Optional.of(branch);
            case Detached _ -> Optional.empty();
        };
    }

    default Optional<CommitId> tip() {
        return switch (this) {
            case OnBranch(var _, var commit) -> Optional.of(commit);
            case Unborn _ -> Optional.empty();
            case Detached(var commit) -> Optional.of(commit);
        };
    }
}
