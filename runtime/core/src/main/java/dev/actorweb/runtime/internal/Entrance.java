package dev.actorweb.runtime.internal;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// The turns that come from threads outside of the pool, for any worker to take. What does not fit
/// into the ring goes into a linked queue behind it.
final class Entrance {
    private static final int PLACES = 1024;

    private final Ring<Runnable> ring = new Ring<>(PLACES);
    private final Queue<Runnable> overflow = new ConcurrentLinkedQueue<>();

    /// Whether the overflow may hold something.
    private volatile boolean overflowing;

    void add(Runnable turn) {
        if (!ring.offer(turn)) {
            overflow.add(turn);
            overflowing = true;
        }
    }

    @Nullable
    Runnable take() {
        var turn = ring.poll();
        return turn == null && overflowing ? takeOverflow() : turn;
    }

    /// Takes from behind the ring, also while the ring is never empty.
    @Nullable
    Runnable takeOverflow() {
        if (!overflowing) {
            return null;
        }
        overflowing = false;
        var turn = overflow.poll();
        if (turn != null) {
            overflowing = true;
        }
        return turn;
    }

    boolean isEmpty() {
        return ring.isEmpty() && !overflowing;
    }
}
