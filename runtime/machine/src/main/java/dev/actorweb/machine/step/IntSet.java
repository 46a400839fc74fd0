package dev.actorweb.machine.step;

import java.util.Arrays;

/// A small set of state indexes in document order. Mutable; cleared and used again from step
/// to step.
final class IntSet {
    private int[] items = new int[8];
    private int size;

    void clear() {
        size = 0;
    }

    boolean add(int item) {
        if (size > 0 && items[size - 1] >= item) {
            return insert(item);
        }
        grow();
        items[size++] = item;
        return true;
    }

    private boolean insert(int item) {
        int at = Arrays.binarySearch(items, 0, size, item);
        if (at >= 0) {
            return false;
        }
        int where = -at - 1;
        grow();
        System.arraycopy(items, where, items, where + 1, size - where);
        items[where] = item;
        size++;
        return true;
    }

    private void grow() {
        if (size == items.length) {
            items = Arrays.copyOf(items, 2 * size);
        }
    }

    boolean contains(int item) {
        return Arrays.binarySearch(items, 0, size, item) >= 0;
    }

    /// Whether an item is in `from..to`, both inclusive.
    boolean meets(int from, int to) {
        int at = Arrays.binarySearch(items, 0, size, from);
        int next = at >= 0 ? at : -at - 1;
        return next < size && items[next] <= to;
    }

    int[] toArray() {
        return Arrays.copyOf(items, size);
    }

    int size() {
        return size;
    }

    /// The item at this place in document order.
    int get(int place) {
        return items[place];
    }
}
