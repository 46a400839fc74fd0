package dev.actorweb.cli.watch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Asks the actors for their numbers every now and then: the more rarely, the longer the answer
/// takes. For one thread, but for the answers.
final class Census {
    private static final Duration LEAST_PAUSE = Duration.ofMillis(500);

    /// Is given the numbers, and in how many seconds they have come to be so.
    interface Result {
        void take(List<ActorState> states, double seconds);
    }

    private final Watched watched;
    private final Errands errands;
    private final Result result;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile long pause = LEAST_PAUSE.toNanos();
    private long last = System.nanoTime();

    Census(Watched watched, Errands errands, Result result) {
        this.watched = watched;
        this.errands = errands;
        this.result = result;
    }

    void take() {
        long now = System.nanoTime();
        if (now - last < pause || !asking.compareAndSet(false, true)) {
            return;
        }
        double seconds = (now - last) / 1e9;
        last = now;
        errands.send(() -> {
            try {
                var states = watched.numbers();
                errands.answer(() -> result.take(states, seconds));
                pause = Math.max(LEAST_PAUSE.toNanos(), 20 * (System.nanoTime() - now));
            } finally {
                asking.set(false);
            }
        });
    }
}
