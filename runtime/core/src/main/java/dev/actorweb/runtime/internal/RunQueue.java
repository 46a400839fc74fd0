package dev.actorweb.runtime.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The turns that wait for one worker, first in, first out. The worker adds; anybody takes.
///
/// This is the deque of D. Chase and Y. Lev without its private end: the owner takes from the same
/// end as the thieves, because actors that wait longest are to run first. Taking is one
/// compare-and-set of `base`; an element may be read before, since its place is not used again until
/// `base` has moved on, and then the compare-and-set fails.
final class RunQueue {
    private static final int SMALLEST = 64;

    /// Less than the smallest ring holds.
    private static final int MOST_STOLEN = 32;

    private static final VarHandle BASE;
    private static final VarHandle TOP;

    static {
        try {
            var lookup = MethodHandles.lookup();
            BASE = lookup.findVarHandle(RunQueue.class, "base", int.class);
            TOP = lookup.findVarHandle(RunQueue.class, "top", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile @Nullable Runnable[] ring = new @Nullable Runnable[SMALLEST];

    /// Where the next one is taken, counting round and round.
    private volatile int base;

    /// Where the next one goes.
    private volatile int top;

    /// From where on the ring may hold what was taken already.
    private int cleanTo;

    /// Only for the owner.
    void add(Runnable turn) {
        int end = top;
        var places = ring;
        if (end - base == places.length) {
            places = grown(places, end);
        }
        places[end & places.length - 1] = turn;
        TOP.setRelease(this, end + 1);
    }

    private @Nullable Runnable[] grown(@Nullable Runnable[] full, int end) {
        var larger = new @Nullable Runnable[full.length * 2];
        for (int i = end - full.length; i != end; i++) {
            larger[i & larger.length - 1] = full[i & full.length - 1];
        }
        ring = larger;
        return larger;
    }

    @Nullable
    Runnable take() {
        while (true) {
            int first = base;
            if (top - first <= 0) {
                return null;
            }
            var places = ring;
            var turn = places[first & places.length - 1];
            if (BASE.compareAndSet(this, first, first + 1)) {
                return turn;
            }
        }
    }

    /// Takes half of what waits for another worker, in its order: the first one to run now, the
    /// others into the thief's own queue, which is empty.
    ///
    /// @param own
    ///            of the worker that calls this
    @Nullable
    Runnable steal(RunQueue own) {
        while (true) {
            int first = base;
            int waiting = top - first;
            if (waiting <= 0) {
                return null;
            }
            int number = Math.min(waiting - waiting / 2, MOST_STOLEN);
            var places = ring;
            var turn = places[first & places.length - 1];
            own.copy(places, first + 1, number - 1);
            if (BASE.compareAndSet(this, first, first + number)) {
                TOP.setRelease(own, own.top + number - 1);
                return turn;
            }
        }
    }

    /// Puts turns where they will be found once `top` has moved on.
    private void copy(@Nullable Runnable[] from, int first, int number) {
        if (number == 0) {
            return;
        }
        var places = ring;
        int end = top;
        cleanTo = end - 2 * SMALLEST; // all of it, since what is copied may be beyond the end
        for (int i = 0; i < number; i++) {
            places[end + i & places.length - 1] = from[first + i & from.length - 1];
        }
    }

    boolean isEmpty() {
        int first = base;
        return top - first <= 0;
    }

    /// Lets go of what was taken, so that no cell is kept alive by the place it once had. Only for
    /// the owner, when the queue is empty.
    void clean() {
        int end = top;
        if (cleanTo == end) {
            return;
        }
        var places = ring;
        if (places.length > SMALLEST) {
            ring = new @Nullable Runnable[SMALLEST];
        } else if (end - cleanTo > SMALLEST || end - cleanTo < 0) {
            Arrays.fill(places, null);
        } else {
            for (int i = cleanTo; i != end; i++) {
                places[i & SMALLEST - 1] = null;
            }
        }
        cleanTo = end;
    }
}
