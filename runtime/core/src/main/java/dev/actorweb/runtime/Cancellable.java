package dev.actorweb.runtime;

/// Something that will happen, or goes on happening, unless it is cancelled. Safe to use from
/// any thread.
@FunctionalInterface
public interface Cancellable {
    /// Cancels it. The first call that is in time returns true.
    boolean cancel();
}
