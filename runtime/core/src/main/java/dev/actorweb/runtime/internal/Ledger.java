package dev.actorweb.runtime.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The accounts of one actor. Its turn writes them, anybody reads them; a reader may see them a
/// moment old, but when the actor rests they are exact.
abstract class Ledger extends Inbox {
    private static final VarHandle LOSSES;
    private static final VarHandle TIME;

    static {
        try {
            var lookup = MethodHandles.lookup();
            LOSSES = lookup.findVarHandle(Extras.class, "losses", Losses.class);
            TIME = lookup.findVarHandle(Ledger.class, "time", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// When it was spawned, in 63 bits of nanoseconds; once it has ended, how long it lived. The
    /// sign says which.
    private volatile long time;

    Ledger(Kernel kernel, @Nullable Bound bound, long now) {
        super(kernel, bound);
        TIME.set(this, now & Long.MAX_VALUE); // a cell is handed on with a fence of its own
    }

    /// Counts one more incarnation than the first.
    ///
    /// @return how many restarts this makes
    final int restarted() {
        var counts = extras();
        int now = counts.restarts + 1;
        counts.restarts = now;
        return now;
    }

    final int restarts() {
        var counts = extrasIfAny();
        return counts == null ? 0 : counts.restarts;
    }

    /// Counts the time a message took. Only for the turn.
    final void worked(long nanos) {
        var counts = extras();
        long before = counts.busy;
        counts.busy = before + nanos;
    }

    final Duration busy() {
        var counts = extrasIfAny();
        return counts == null ? Duration.ZERO : Duration.ofNanos(counts.busy);
    }

    final void lose(Losses.Kind kind) {
        var holder = extras();
        var counters = holder.losses;
        if (counters == null) {
            counters = new Losses();
            if (!LOSSES.compareAndSet(holder, (Object) null, counters)) {
                counters = (Losses) LOSSES.getVolatile(holder);
            }
        }
        counters.add(kind);
    }

    final long lost(Losses.Kind kind) {
        var holder = extrasIfAny();
        var counters = holder == null ? null : holder.losses;
        return counters == null ? 0 : counters.of(kind);
    }

    final void ended(long now) {
        time = uptime(now) | Long.MIN_VALUE;
    }

    final long uptime(long now) {
        long known = time;
        return known < 0 ? known & Long.MAX_VALUE : Math.max(0, (now - known) << 1 >> 1);
    }

    final boolean hasEnded() {
        return time < 0;
    }
}
