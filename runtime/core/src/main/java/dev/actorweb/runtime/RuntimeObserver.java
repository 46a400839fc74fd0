package dev.actorweb.runtime;

/// Is told what happens in a system, one event at a time and in order, away from the
/// actors' threads.
@FunctionalInterface
public interface RuntimeObserver {
    /// Takes an event. What it throws is logged and ends its observation.
    void observe(RuntimeEvent event);
}
