package dev.actorweb.runtime;

/// A running observation of a system. Safe to use from any thread.
public interface Observation extends Cancellable {
    /// How many events it was not told: those beyond its limit, and those that its buffer had no
    /// room for. It never goes down; of events that were not even made it may be late, by no more
    /// than a turn of an actor.
    long lost();
}
