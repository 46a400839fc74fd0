package dev.actorweb.cli.watch;

import java.util.concurrent.TimeUnit;

/// Lets so many through in a second, in small portions. For one thread.
final class Pace {
    private static final int PORTIONS = 20;
    private static final long PORTION_NANOS = TimeUnit.SECONDS.toNanos(1) / PORTIONS;

    private final int portion;
    private long until = System.nanoTime();
    private int left;

    /// @param perSecond
    ///            0 for no limit
    Pace(int perSecond) {
        this.portion = perSecond / PORTIONS;
    }

    /// Waits until it is the next one's turn; an interruption ends the waiting.
    void await() {
        if (portion == 0 || --left > 0) {
            return;
        }
        long now = System.nanoTime();
        if (now - until < 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(until - now);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            now = until;
        }
        until = now + PORTION_NANOS;
        left = portion;
    }
}
