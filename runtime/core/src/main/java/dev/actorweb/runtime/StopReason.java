package dev.actorweb.runtime;

/// Why an incarnation, or an actor, ended.
public sealed interface StopReason {
    /// Somebody wanted it: itself, its parent, or the system.
    record Requested() implements StopReason {}

    /// It failed.
    ///
    /// @param cause
    ///            what was thrown
    record Failed(Throwable cause) implements StopReason {}

    /// A sibling ended and the supervisor's strategy restarts them together.
    ///
    /// @param sibling
    ///            who ended first
    record WithSibling(ActorPath sibling) implements StopReason {}

    /// It did not stop or start in the time it had, and was given up.
    ///
    /// @param cause
    ///            tells which time-out
    record Abandoned(ActorTimeoutException cause) implements StopReason {}
}
