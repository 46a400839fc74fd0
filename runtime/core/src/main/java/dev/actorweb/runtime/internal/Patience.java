package dev.actorweb.runtime.internal;

/// How long to look for something without sleeping. To be woken takes some ten microseconds, or a
/// hundred, so a short sleep costs more than it saves: who has waited for a short time only is
/// patient the next time, and who had to wait for long looks just a moment before it sleeps.
///
/// Threads that share one may see it a moment old, which is of no harm. After A. Karlin et al.,
/// "Empirical Studies of Competitive Spinning for a Shared-Memory Multiprocessor".
final class Patience {
    // in nanoseconds
    private static final long LITTLE = 25_000;
    private static final long MUCH = 100_000;

    private final long most;
    private long nanos = LITTLE;

    Patience() {
        this(Runtime.getRuntime().availableProcessors());
    }

    /// @param processors
    ///            of a single one, who looks takes what others need to get ready
    Patience(int processors) {
        most = processors > 1 ? MUCH : LITTLE;
    }

    long nanos() {
        return nanos;
    }

    /// Learns from a wait, which includes being woken.
    void waited(long time) {
        long next = time <= 2 * most ? most : LITTLE;
        if (next != nanos) {
            nanos = next;
        }
    }
}
