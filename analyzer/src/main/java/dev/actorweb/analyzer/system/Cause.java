package dev.actorweb.analyzer.system;

/// Why an actor takes a step.
public enum Cause {
    /// Its start.
    START,
    /// A message from its mailbox.
    MESSAGE,
    /// A delay ended.
    TIMER,
    /// A service ended.
    SERVICE,
    /// An event from outside the system.
    ENVIRONMENT,
    /// It crashed, as it was asked to for the sake of the analysis.
    CRASH
}
