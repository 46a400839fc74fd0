package dev.actorweb.cli.commit;

/// How much a [Problem] weighs.
public enum Severity {
    /// The message is refused.
    ERROR,
    /// The message is accepted; its writer is told.
    WARNING
}
