package dev.actorweb.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/// Where turns of actors run, what time it is, and where work that waits goes. A system has one;
/// the test kit replaces it by one that runs everything on the calling thread, in virtual time.
///
/// All methods are called from any thread.
public interface Dispatcher {
    /// Runs a turn of an actor: soon, once, and with everything done before this call visible to
    /// it. A turn is short and never throws. What this method throws, for want of threads perhaps,
    /// is thrown to whoever has woken the actor; what comes next wakes it again.
    void execute(Runnable turn);

    /// How many messages an actor may handle in one turn, at least 1, before others have theirs.
    default int batch() {
        return 256;
    }

    /// Runs a short task that neither waits nor throws, once, after a delay that is not negative.
    Cancellable schedule(Duration delay, Runnable task);

    /// Runs work that may wait, on a thread of its own; cancelling interrupts it.
    ///
    /// @param name
    ///            for the thread
    Cancellable fork(String name, Runnable work);

    /// Runs the delivery of events to an observer, away from the turns. It may take long.
    default void deliver(Runnable delivery) {
        fork("aw-observer", delivery);
    }

    /// Nanoseconds on a clock that never jumps, counted from anywhere.
    long nanoTime();

    /// The time of day.
    Instant now();

    /// Called by an outside thread that is about to wait. A dispatcher that runs turns on that very
    /// thread runs them now, until `done` or until nothing is left to run; any other returns at
    /// once.
    ///
    /// @param limit
    ///            how much (virtual) time may pass
    default void help(BooleanSupplier done, Duration limit) {}

    /// Ends it, once the last actor has stopped or was given up. Later calls of other methods
    /// do nothing.
    void close();
}
