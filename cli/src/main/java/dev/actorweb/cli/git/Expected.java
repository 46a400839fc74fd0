package dev.actorweb.cli.git;

/// What a ref must be for an update of it to happen.
public sealed interface Expected {
    /// The ref exists and points to `commit`.
    record At(CommitId commit) implements Expected {}

    /// The ref does not exist.
    record Absent() implements Expected {}
}
