package dev.actorweb.machine.step;

import java.util.Arrays;

/// Distinct state indexes in the order in which they were added.
final class IntList {
    private int[] items = new int[4];
    private int size;

    boolean contains(int item) {
        for (int i = 0; i < size; i++) {
            if (items[i] == item) {
                return true;
            }
        }
        return false;
    }

    void add(int item) {
        if (contains(item)) {
            return;
        }
        if (size == items.length) {
            items = Arrays.copyOf(items, 2 * size);
        }
        items[size++] = item;
    }

    int size() {
        return size;
    }

    int get(int place) {
        return items[place];
    }

    int[] toArray() {
        return Arrays.copyOf(items, size);
    }

    /// The items; only the first [#size()] count.
    int[] items() {
        return items;
    }
}
