package dev.actorweb.machine.step;

import java.util.Arrays;

/// A small set of state indexes in document order. Mutable; lives as long as one step.
final class IntSet {
    private int[] items = new int[8];
    private int size;

    boolean add(int item) {
        int at = Arrays.binarySearch(items, 0, size, item);
        if (at >= 0) {
            return false;
        }
        int where = -at - 1;
        if (size == items.length) {
            items = Arrays.copyOf(items, 2 * size);
        }
        System.arraycopy(items, where, items, where + 1, size - where);
        items[where] = item;
        size++;
        return true;
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

    boolean intersects(IntSet other) {
        for (int i = 0; i < size; i++) {
            if (other.contains(items[i])) {
                return true;
            }
        }
        return false;
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
