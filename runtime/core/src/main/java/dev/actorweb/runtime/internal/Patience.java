package dev.actorweb.runtime.internal;

/// How long to look for something without sleeping. To be woken takes some ten microseconds, or a
/// hundred, so a short sleep costs more than it saves; but who looks holds a processor, which others
/// may need to bring about what is looked for. So it is learned from what became of the last waits:
/// who found something before it slept looks for longer the next time, who did not for a quarter of
/// the time. Where the waits are short nevertheless, a long look is tried now and then, and more
/// rarely each time that this is in vain.
///
/// Threads that share one may see it a moment old, which is of no harm. After A. Karlin et al.,
/// "Empirical Studies of Competitive Spinning for a Shared-Memory Multiprocessor".
final class Patience {
    // in nanoseconds
    private static final long LEAST = 2_000;
    private static final long FIRST = 25_000;
    private static final long MOST = 100_000;

    /// A sleep that took longer than this could not have been spared.
    private static final long SHORT = 2 * MOST;

    // a number of short waits
    private static final int SOON = 2;
    private static final int LATE = 64;

    private long nanos = FIRST;

    /// After how many short sleeps a long look is tried, and how many there were since the
    /// last one.
    private int pause = SOON;
    private int sleeps;

    long nanos() {
        return nanos;
    }

    /// Learns from a wait.
    ///
    /// @param time
    ///            all of it, in nanoseconds, with the sleep if there was one
    void waited(long time) {
        long before = nanos;
        if (time <= before) {
            // threads that share this write to it only where it changes
            if (before < MOST || pause > SOON) {
                nanos = Math.min(2 * before, MOST);
                pause = SOON;
                sleeps = 0;
            }
        } else if (time > SHORT || !triesAgain(before)) {
            nanos = Math.max(before / 4, LEAST);
        } else {
            nanos = MOST;
        }
    }

    private boolean triesAgain(long before) {
        if (before == MOST) {
            pause = Math.min(2 * pause, LATE);
            sleeps = 0;
        }
        return ++sleeps > pause;
    }
}
