package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Dispatcher;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Lets a flood of values through in portions: each one no larger than the room that is kept for
/// floods, and no more of them in a second than the rate allows. While it is shut, values need not
/// even be made; the [Rooms] say whether any is open.
///
/// Whoever puts in the last value of a portion begins the next one, if the buffer is calm and the
/// portion's time is over, or shuts it. It opens again when that is so: by the consumer, or by a
/// timer if it is too early.
final class Sluice {
    /// For a rate of 0.
    static final long NO_LIMIT = 0;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /// Into how many portions a rate is divided, unless they would be too large. Each one wakes the
    /// consumer's thread, which on a busy computer takes the processor from an actor.
    private static final int PORTIONS = 20;

    private static final int OPEN = 0;
    private static final int SHUT = 1;
    private static final int TIMED = 2;
    private static final int GONE = 3;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Sluice.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Dispatcher dispatcher;
    private final Rooms rooms;
    private final Ring<?> buffer;
    private final int full;
    private final int calm;
    private final int portion;
    private final long interval;

    private volatile int state = OPEN;

    /// How many the buffer has taken in when the portion is over.
    private volatile int shutsAt;
    private volatile long openedAt;

    /// @param places
    ///            of the buffer
    /// @param perSecond
    ///            how many of many in a second, or [#NO_LIMIT]
    Sluice(Dispatcher dispatcher, Rooms rooms, Ring<?> buffer, int places, long perSecond) {
        this.dispatcher = dispatcher;
        this.rooms = rooms;
        this.buffer = buffer;
        full = places / 4 * 3;
        calm = places / 2;
        portion = perSecond == NO_LIMIT ? full : (int) Math.clamp(perSecond / PORTIONS, 1L, full);
        interval = perSecond == NO_LIMIT ? 0 : Math.max(1, portion * SECOND / perSecond);
        shutsAt = portion;
        openedAt = interval == 0 ? 0 : dispatcher.nanoTime();
    }

    /// Counts it among the rooms, from now on.
    void begin() {
        rooms.enter();
        rooms.open();
    }

    /// Ends it for good.
    void end() {
        if ((int) STATE.getAndSet(this, GONE) == OPEN) {
            rooms.shut();
        }
        rooms.leave();
    }

    boolean isOpen() {
        return state == OPEN;
    }

    /// One of many was put into the buffer.
    void passed() {
        if (isPortionOver() && !(buffer.size() < calm && beginPortion() <= 0)
                && STATE.compareAndSet(this, OPEN, SHUT)) {
            rooms.shut();
            tryToOpen(); // the consumer may have taken all before it could see this
        }
    }

    private boolean isPortionOver() {
        return buffer.added() - shutsAt >= 0;
    }

    /// The consumer has taken one out of the buffer.
    void taken() {
        if (state == SHUT) {
            tryToOpen();
        }
    }

    private void tryToOpen() {
        if (buffer.size() >= calm) {
            return; // the consumer comes by here again
        }
        long early = beginPortion();
        if (early <= 0) {
            if (STATE.compareAndSet(this, SHUT, OPEN)) {
                rooms.open();
            }
        } else if (STATE.compareAndSet(this, SHUT, TIMED)) {
            dispatcher.schedule(Duration.ofNanos(early), this::timeIsOver);
        }
    }

    /// Begins a portion, unless it is too early.
    ///
    /// @return how much too early, if that is positive
    private long beginPortion() {
        long now = interval == 0 ? 0 : dispatcher.nanoTime();
        long early = interval == 0 ? 0 : openedAt + interval - now;
        if (early <= 0) {
            openedAt = now;
            shutsAt = buffer.added() + Math.min(portion, full - buffer.size());
        }
        return early;
    }

    private void timeIsOver() {
        if (STATE.compareAndSet(this, TIMED, SHUT)) {
            tryToOpen();
        }
    }
}
