package dev.actorweb.cli.git;

/// What a new work tree has checked out.
public sealed interface Checkout {
    /// A commit, no branch.
    record Detached(CommitId commit) implements Checkout {}

    /// A branch that exists and is checked out nowhere else.
    record Existing(RefName branch) implements Checkout {}

    /// A branch made for the purpose; it gets no upstream.
    record NewBranch(RefName branch, CommitId start) implements Checkout {}
}
