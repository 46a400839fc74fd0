package dev.actorweb.runtime.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// A bounded queue for any number of threads at both ends.
///
/// Each place carries the number of the element it expects next, after D. Vyukov: one
/// compare-and-set for each end, and no allocation.
final class Ring<T> {
    private static final VarHandle ITEM = MethodHandles.arrayElementVarHandle(Object[].class);
    private static final VarHandle NUMBER = MethodHandles.arrayElementVarHandle(int[].class);
    /// Where the counts of those put in and taken out are in their array: each on a cache line of
    /// its own.
    private static final int IN = 16;
    private static final int OUT = 48;
    private static final int LENGTH = 64;

    private final @Nullable Object[] items;

    /// For each place: how many were put in before the one that may fill it, or taken out, plus
    /// one, before it may be emptied.
    private final int[] numbers;

    private final int[] counts = new int[LENGTH];

    /// @param places
    ///            a power of two
    Ring(int places) {
        items = new @Nullable Object[places];
        numbers = new int[places];
        for (int i = 0; i < places; i++) {
            numbers[i] = i;
        }
    }

    /// Puts one in, unless it is full.
    boolean offer(T item) {
        while (true) {
            int count = (int) NUMBER.getVolatile(counts, IN);
            int place = count & items.length - 1;
            int ahead = (int) NUMBER.getAcquire(numbers, place) - count;
            if (ahead < 0) {
                return false;
            }
            if (ahead == 0 && NUMBER.compareAndSet(counts, IN, count, count + 1)) {
                ITEM.set(items, place, item);
                NUMBER.setRelease(numbers, place, count + 1);
                return true;
            }
        }
    }

    /// Takes the oldest one out, if any.
    @SuppressWarnings("unchecked") // only such were put in
    @Nullable
    T poll() {
        while (true) {
            int count = (int) NUMBER.getVolatile(counts, OUT);
            int place = count & items.length - 1;
            int ahead = (int) NUMBER.getAcquire(numbers, place) - (count + 1);
            if (ahead < 0) {
                return null;
            }
            if (ahead == 0 && NUMBER.compareAndSet(counts, OUT, count, count + 1)) {
                var item = (T) ITEM.get(items, place);
                ITEM.set(items, place, null);
                NUMBER.setRelease(numbers, place, count + items.length);
                return item;
            }
        }
    }

    /// How many were ever put in, counting round and round.
    int added() {
        return (int) NUMBER.getVolatile(counts, IN);
    }

    /// How many there are, or were a moment ago.
    int size() {
        return (int) NUMBER.getVolatile(counts, IN) - (int) NUMBER.getVolatile(counts, OUT);
    }

    boolean isEmpty() {
        int count = (int) NUMBER.getVolatile(counts, OUT);
        int ahead = (int) NUMBER.getAcquire(numbers, count & items.length - 1) - (count + 1);
        return ahead < 0;
    }
}
