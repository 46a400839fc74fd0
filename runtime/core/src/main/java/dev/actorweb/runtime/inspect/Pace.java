package dev.actorweb.runtime.inspect;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/// Holds up a thread so that it does something no more often than so many times in a second, on the
/// average of a tenth of a second. For one thread.
final class Pace {
    /// After so many steps the clock is looked at.
    private static final int STEPS = 64;
    private static final long SECOND = 1_000_000_000;
    private static final long BURST = SECOND / 10;
    private static final long WORTH_WAITING = SECOND / 1_000;

    private final long interval;
    private final LongSupplier clock;
    private final LongConsumer sleep;
    private int steps;
    private long due;

    /// @param perSecond
    ///            0 for no limit
    Pace(long perSecond) {
        this(perSecond, System::nanoTime, LockSupport::parkNanos);
    }

    Pace(long perSecond, LongSupplier clock, LongConsumer sleep) {
        this.interval = perSecond == 0 ? 0 : Math.max(1, SECOND / perSecond);
        this.clock = clock;
        this.sleep = sleep;
        this.due = clock.getAsLong() - BURST;
    }

    /// Does one step, or waits until it may be done.
    void step() {
        if (interval == 0 || ++steps < STEPS) {
            return;
        }
        steps = 0;
        long now = clock.getAsLong();
        due = Math.max(due, now - BURST) + interval * STEPS;
        if (due - now > WORTH_WAITING) {
            sleep.accept(due - now);
        }
    }
}
