package dev.actorweb.runtime.internal;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Counts the events that were not made, because nobody had room for them. A worker counts its own
/// (see [Tally]), so that counting costs less than anything else a message does; other threads share
/// a counter.
final class Skips {
    private final @Nullable Pool pool;
    private final LongAdder messages = new LongAdder();
    private final LongAdder transitions = new LongAdder();

    /// @param pool
    ///            whose workers count for themselves; null if there are none
    Skips(@Nullable Pool pool) {
        this.pool = pool;
    }

    /// Whether all turns run on workers.
    boolean haveWorkers() {
        return pool != null;
    }

    /// What the current thread counts in, if it is such a worker.
    @Nullable
    Tally tally() {
        return Thread.currentThread() instanceof Worker worker && worker.belongsTo(pool)
                ? worker.skips
                : null;
    }

    void message() {
        var tally = tally();
        if (tally == null) {
            messages.increment();
        } else {
            tally.message();
        }
    }

    void transition() {
        var tally = tally();
        if (tally == null) {
            transitions.increment();
        } else {
            tally.transition();
        }
    }

    /// How many transitions so far.
    long transitions() {
        return transitions.sum() + (pool == null ? 0 : pool.skipped(Tally::transitions));
    }

    /// How many transitions and messages so far.
    long all() {
        return transitions.sum() + messages.sum() + (pool == null ? 0 : pool.skipped(Tally::all));
    }
}
