package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.ActorStatistics;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The accounts of one actor. Its turn writes them, anybody reads them; a reader may see them a
/// moment old, but when the actor rests they are exact.
abstract class Ledger extends Inbox {
    private static final VarHandle PROCESSED;
    private static final VarHandle LOSSES;

    static {
        try {
            var lookup = MethodHandles.lookup();
            PROCESSED = lookup.findVarHandle(Ledger.class, "processed", long.class);
            LOSSES = lookup.findVarHandle(Ledger.class, "losses", Losses.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long spawnedAt;

    /// Written by the turn alone.
    private long processed;

    private volatile @Nullable Losses losses;

    private volatile int incarnations;

    private volatile boolean ended;

    private long endedAt;

    Ledger(@Nullable Bound bound, long now) {
        super(bound);
        spawnedAt = now;
    }

    final void processed() {
        PROCESSED.setOpaque(this, processed + 1);
    }

    /// Counts an incarnation.
    ///
    /// @return how many there were before
    final int incarnated() {
        int before = incarnations;
        incarnations = before + 1;
        return before;
    }

    final int restarts() {
        return Math.max(0, incarnations - 1);
    }

    final void lose(Losses.Kind kind) {
        var counters = losses;
        if (counters == null) {
            counters = new Losses();
            if (!LOSSES.compareAndSet(this, (Object) null, counters)) {
                counters = (Losses) LOSSES.getVolatile(this);
            }
        }
        counters.add(kind);
    }

    private long lost(Losses.Kind kind) {
        var counters = losses;
        return counters == null ? 0 : counters.of(kind);
    }

    final void ended(long now) {
        endedAt = now;
        ended = true;
    }

    final boolean hasEnded() {
        return ended;
    }

    final ActorStatistics statistics(long now) {
        long handled = (long) PROCESSED.getOpaque(this);
        long deadInside = lost(Losses.Kind.DEAD_INSIDE);
        long droppedInside = lost(Losses.Kind.DROPPED_INSIDE);
        return new ActorStatistics(handled, Math.max(0, accepted() - handled - deadInside - droppedInside),
                deadInside + lost(Losses.Kind.DEAD_OUTSIDE),
                droppedInside + lost(Losses.Kind.DROPPED_OUTSIDE),
                lost(Losses.Kind.REJECTED), restarts(),
                Duration.ofNanos((ended ? endedAt : now) - spawnedAt));
    }
}
