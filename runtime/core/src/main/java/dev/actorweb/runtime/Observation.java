package dev.actorweb.runtime;

/// A running observation of a system. Safe to use from any thread.
public interface Observation extends Cancellable {
    /// How many events were lost because the observer was too slow for its buffer.
    long lost();
}
