package dev.actorweb.analyzer.system;

import java.util.Arrays;

/// A list of ints without boxes.
final class IntBuffer {
    private int[] items = new int[64];
    private int size;

    void add(int item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, Math.max(2 * size, size + (size >> 1)));
        }
        items[size++] = item;
    }

    int get(int place) {
        return items[place];
    }

    int removeLast() {
        return items[--size];
    }

    int size() {
        return size;
    }
}
