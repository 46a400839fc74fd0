package dev.actorweb.runtime.internal;

/// Where a cell is in its life.
enum Phase {
    /// Nothing has begun.
    NEW,

    /// Between two incarnations.
    HALTED,

    /// An incarnation handles messages.
    RUNNING,

    /// An incarnation has failed, or stopped itself though it is permanent; the parent will decide.
    FAILED,

    /// An incarnation waits for its children to end.
    ENDING,

    /// The actor has ended for good.
    TERMINATED
}
