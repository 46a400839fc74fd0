package dev.actorweb.runtime.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// The turns that come from threads outside of the pool, for any worker to take.
///
/// A ring in which each place carries the number of the turn it expects next, after D. Vyukov's
/// bounded queue for many producers and many consumers: one compare-and-set for each end, and no
/// allocation. What does not fit goes into a linked queue behind it.
final class Entrance {
    private static final int PLACES = 1024;

    private static final VarHandle ITEM = MethodHandles.arrayElementVarHandle(Runnable[].class);
    private static final VarHandle NUMBER = MethodHandles.arrayElementVarHandle(int[].class);
    private static final VarHandle IN;
    private static final VarHandle OUT;

    static {
        try {
            var lookup = MethodHandles.lookup();
            IN = lookup.findVarHandle(Entrance.class, "in", int.class);
            OUT = lookup.findVarHandle(Entrance.class, "out", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final @Nullable Runnable[] items = new Runnable[PLACES];

    /// For each place: the count of `in` that may fill it, or of `out` plus one that may empty it.
    private final int[] numbers = new int[PLACES];

    private final Queue<Runnable> overflow = new ConcurrentLinkedQueue<>();

    private volatile int in;
    private volatile int out;

    /// Whether the overflow may hold something.
    private volatile boolean overflowing;

    Entrance() {
        for (int i = 0; i < PLACES; i++) {
            numbers[i] = i;
        }
    }

    void add(Runnable turn) {
        while (true) {
            int count = in;
            int place = count & PLACES - 1;
            int ahead = (int) NUMBER.getAcquire(numbers, place) - count;
            if (ahead < 0) {
                overflow.add(turn);
                overflowing = true;
                return;
            }
            if (ahead == 0 && IN.compareAndSet(this, count, count + 1)) {
                ITEM.set(items, place, turn);
                NUMBER.setRelease(numbers, place, count + 1);
                return;
            }
        }
    }

    @Nullable
    Runnable take() {
        while (true) {
            int count = out;
            int place = count & PLACES - 1;
            int ahead = (int) NUMBER.getAcquire(numbers, place) - (count + 1);
            if (ahead < 0) {
                return overflowing ? takeOverflow() : null;
            }
            if (ahead == 0 && OUT.compareAndSet(this, count, count + 1)) {
                var turn = (Runnable) ITEM.get(items, place);
                ITEM.set(items, place, null);
                NUMBER.setRelease(numbers, place, count + PLACES);
                return turn;
            }
        }
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
        int count = out;
        int ahead = (int) NUMBER.getAcquire(numbers, count & PLACES - 1) - (count + 1);
        return ahead < 0 && !overflowing;
    }
}
