package dev.actorweb.analyzer.system;

import java.util.Arrays;

/// Some states on their way from one thread to the other, one after the other in one array.
final class Batch {
    /// So many states go together.
    static final int MOST = 2048;
    private final int width;
    private int[] numbers;
    private int[] from;
    private int size;
    private int first;

    /// @param width
    ///            of how many numbers a state consists
    Batch(int width) {
        this.width = width;
        this.numbers = new int[width * MOST];
        this.from = new int[MOST];
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size == MOST;
    }

    /// The number of the first of these states, where they have numbers.
    int first() {
        return first;
    }

    /// The state from which this one was found.
    int from(int place) {
        return from[place];
    }

    void add(int[] state, int cameFrom) {
        System.arraycopy(state, 0, numbers, size * width, width);
        from[size++] = cameFrom;
    }

    void get(int place, int[] state) {
        System.arraycopy(numbers, place * width, state, 0, width);
    }

    /// Begins anew.
    ///
    /// @param number
    ///            that of the first state to come
    void clear(int number) {
        size = 0;
        first = number;
    }

    /// The same states in as little memory as they need.
    Batch trimmed() {
        return new Batch(width, Arrays.copyOf(numbers, width * size), Arrays.copyOf(from, size), first);
    }

    private Batch(int width, int[] numbers, int[] from, int first) {
        this.width = width;
        this.numbers = numbers;
        this.from = from;
        this.size = from.length;
        this.first = first;
    }
}
