package dev.actorweb.runtime.internal;

import org.jspecify.annotations.Nullable;

/// A state on its way to its store, on a thread of its own. What led to it counts when it has
/// arrived; until then its cell does nothing else, and holds up nobody.
final class Saving implements Runnable {
    /// What made the state change.
    enum Step {
        START, MESSAGE, SIGNAL
    }

    final Step step;

    /// The message in hand, if it was one.
    final @Nullable Envelope envelope;

    private final Cell<?> cell;
    private final Memory<?> memory;
    private volatile boolean done;
    private @Nullable Throwable failure;

    Saving(Cell<?> cell, Memory<?> memory, Step step, @Nullable Envelope envelope) {
        this.cell = cell;
        this.memory = memory;
        this.step = step;
        this.envelope = envelope;
    }

    @Override
    public void run() {
        try {
            memory.save();
        } catch (Throwable e) {
            failure = e;
        }
        done = true;
        cell.wake();
    }

    boolean done() {
        return done;
    }

    /// Makes the state count; called by the turn once this is done.
    ///
    /// @throws Throwable
    ///             what the store has thrown
    void settle() throws Throwable {
        if (failure != null) {
            throw failure;
        }
        memory.keep();
    }
}
