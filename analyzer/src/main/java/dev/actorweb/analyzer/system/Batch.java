package dev.actorweb.analyzer.system;

/// Some states on their way from one thread to the other, one after the other in one array.
final class Batch {
    /// So many states go together.
    static final int MOST = 2048;
    private final int width;
    final int[] numbers;
    /// By state: the state it was found from.
    final int[] from;
    private int size;
    /// The number of the first state, where they have numbers.
    int first;

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

    void add(int[] state, int cameFrom) {
        System.arraycopy(state, 0, numbers, size * width, width);
        from[size++] = cameFrom;
    }

    void get(int place, int[] state) {
        System.arraycopy(numbers, place * width, state, 0, width);
    }
}
