package dev.actorweb.runtime.internal;

/// Where a cell is in its life.
enum Phase {
    /// Nothing has begun.
    NEW,

    /// Between two incarnations.
    HALTED,

    /// An incarnation handles messages.
    RUNNING,

    /// An incarnation has handled something, which counts when its state is in its store; until
    /// then nothing else happens here.
    SAVING,

    /// An incarnation has failed, or stopped itself though it is permanent; the parent will decide.
    FAILED,

    /// An incarnation waits for its children to end.
    ENDING,

    /// The actor has ended for good.
    TERMINATED
}
