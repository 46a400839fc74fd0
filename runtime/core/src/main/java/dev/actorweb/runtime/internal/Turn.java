package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Dispatcher;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// Something that runs in turns, never two at once, and only while it has work.
///
/// It is its own task, so that scheduling allocates nothing. One word says whether it is idle,
/// scheduled or running. Whoever adds work moves it from idle to scheduled, and hands it to the
/// dispatcher if that was *its* doing; a turn that ends goes to idle first and looks for work once
/// more afterwards, so that no wake-up is lost.
///
/// A turn begins only by moving from scheduled to running. So a surplus hand-over does no harm,
/// which is what lets [#mend()] repair a wake-up that a stack overflow cut in two.
abstract class Turn implements Runnable {
    private static final int IDLE = 0;
    private static final int SCHEDULED = 1;
    private static final int RUNNING = 2;

    private static final VarHandle STATE;
    private static final VarHandle CONTROLS;

    static {
        try {
            var lookup = MethodHandles.lookup();
            STATE = lookup.findVarHandle(Turn.class, "state", int.class);
            CONTROLS = lookup.findVarHandle(Turn.class, "controls", Control.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile int state;

    /// Control messages, the newest first.
    private volatile @Nullable Control controls;

    abstract Dispatcher dispatcher();

    /// Does some of the work.
    ///
    /// @return how many messages that was
    abstract int turn();

    /// Its own turn has given it something to do, other than a message.
    void disturb() {}

    /// Whether another turn is needed, as far as this thread can see. It is asked once more after
    /// the turn has gone to idle, when another thread may have begun the next one: so it changes
    /// nothing, and copes with anything that it finds half done.
    abstract boolean hasWork();

    /// Makes sure that a turn begins after this call.
    final void wake() {
        if (state == IDLE && STATE.compareAndSet(this, IDLE, SCHEDULED)) {
            handOver();
        }
    }

    /// Says that its first turn will be handed over by whoever made it, while nobody else knows it.
    final void isNew() {
        STATE.set(this, SCHEDULED);
    }

    /// Where there is no memory or no thread for that, whoever wakes it next tries again.
    final void handOver() {
        try {
            dispatcher().execute(this);
        } catch (Throwable e) {
            STATE.compareAndSet(this, SCHEDULED, IDLE);
            throw e;
        }
    }

    /// Wakes it again, wherever a former waking may have got stuck.
    final void mend() {
        if (state == SCHEDULED) {
            dispatcher().execute(this);
        } else {
            wake();
        }
    }

    /// Adds a control message, which is handled before any other message.
    final void command(Control control) {
        Control newest;
        do {
            newest = controls;
            control.next = newest;
        } while (!CONTROLS.compareAndSet(this, newest, control));
        if (Running.cell() == this) {
            disturb();
        }
        wake();
    }

    final boolean commanded() {
        return controls != null;
    }

    /// Takes all control messages, the oldest first.
    final @Nullable Control takeControls() {
        var newest = (@Nullable Control) CONTROLS.getAndSet(this, (Object) null);
        Control oldest = null;
        while (newest != null) {
            var older = newest.next;
            newest.next = oldest;
            oldest = newest;
            newest = older;
        }
        return oldest;
    }

    @Override
    public final void run() {
        if (!STATE.compareAndSet(this, SCHEDULED, RUNNING)) {
            return;
        }
        try {
            int handled;
            do {
                handled = turn();
            } while (goesOn(handled));
            rests();
        } catch (Throwable e) {
            // not even its failure could be dealt with, for want of memory or stack: there will be
            // other turns
        }
        if (hasWork()) {
            state = SCHEDULED;
            handOver();
        } else {
            state = IDLE;
            if (hasWork()) {
                wake();
            }
        }
    }

    /// Whether another turn follows at once, because its thread has nothing else to do and more
    /// work has come before long: whoever sends to a turn that runs has nobody to wake.
    private boolean goesOn(int handled) {
        return mayGoOn() && Thread.currentThread() instanceof Worker worker && worker.lingers(this, handled);
    }

    /// The last turn in succession has ended.
    void rests() {}

    /// Whether there may be work again after this turn.
    abstract boolean mayGoOn();
}
