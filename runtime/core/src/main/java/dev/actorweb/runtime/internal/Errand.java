package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Cancellable;
import org.jspecify.annotations.Nullable;

/// Something an incarnation has started that will send it a message, and that ends with it: a
/// timer, work on another thread, a question. Cancelling is possible from any thread; a message that
/// waits in the mailbox already is then withdrawn.
abstract class Errand implements Cancellable {
    private enum State {
        OPEN, DONE, CANCELLED
    }

    final Context<?> context;

    /// Guarded by this, as is the handle.
    private State state = State.OPEN;
    private @Nullable Cancellable handle;

    Errand(Context<?> context) {
        this.context = context;
        context.add(this);
    }

    /// Claims a message for the actor, unless this is cancelled: who cancels at the same moment is
    /// told that it was too late, if that was the only message. Called by the turn before the
    /// first delivery.
    final boolean claims(Envelope.Own envelope) {
        if (!recurs()) {
            done();
        }
        envelope.seen = !cancelled();
        return envelope.seen;
    }

    /// Whether it may send more than one message.
    boolean recurs() {
        return false;
    }

    /// Returns what the actor is handed; called by the turn each time the message is delivered.
    abstract @Nullable Object message(Envelope.Own envelope) throws Exception;

    /// Called by the turn when the message has been handled.
    void handled() {
        done();
    }

    /// Notes what has to be cancelled when this is.
    final void holds(Cancellable newHandle) {
        synchronized (this) {
            if (state == State.OPEN) {
                handle = newHandle;
                return;
            }
        }
        newHandle.cancel();
    }

    final synchronized boolean cancelled() {
        return state == State.CANCELLED;
    }

    final synchronized boolean open() {
        return state == State.OPEN;
    }

    final void done() {
        close(State.DONE);
    }

    @Override
    public final boolean cancel() {
        return close(State.CANCELLED);
    }

    private boolean close(State end) {
        Cancellable held;
        synchronized (this) {
            if (state != State.OPEN) {
                return false;
            }
            state = end;
            held = handle;
            handle = null;
        }
        if (held != null) {
            held.cancel();
        }
        context.remove(this);
        return true;
    }
}
