package dev.actorweb.analyzer.system;

import java.util.Arrays;

/// Some packed states, one after the other in one array, with their hashes: what is looked up
/// together, as memory answers many questions at once as fast as one; and what goes from one thread
/// to another.
final class Batch {
    /// So many states go together.
    static final int MOST = 1024;
    private static final int[] NO_HASHES = {};
    private final Layout layout;
    private final long[] words;
    private final int[] hashes;
    private final int[] from;
    private int size;
    private int first;

    Batch(Layout layout) {
        this(layout, new long[layout.words() * MOST], new int[MOST], new int[MOST], 0);
    }

    private Batch(Layout layout, long[] words, int[] hashes, int[] from, int first) {
        this.layout = layout;
        this.words = words;
        this.hashes = hashes;
        this.from = from;
        this.first = first;
    }

    Layout layout() {
        return layout;
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

    int hash(int place) {
        return hashes[place];
    }

    /// All words, state by state; not to be changed.
    long[] words() {
        return words;
    }

    /// Adds a state; false where it does not fit into the layout.
    boolean add(int[] state, int cameFrom) {
        if (!addPacked(state, cameFrom)) {
            return false;
        }
        hashes[size - 1] = layout.hash(words, (size - 1) * layout.words());
        return true;
    }

    /// As above, but without its hash: that is for [#sift(Recent)].
    boolean addPacked(int[] state, int cameFrom) {
        if (!layout.pack(state, words, size * layout.words())) {
            return false;
        }
        from[size++] = cameFrom;
        return true;
    }

    /// Gives all their hashes, and leaves out those that were found a short time ago.
    void sift(Recent recent) {
        int length = layout.words();
        int kept = 0;
        for (int i = 0; i < size; i++) {
            int base = i * length;
            int hash = layout.hash(words, base);
            if (!recent.knows(words, base, hash)) {
                if (kept < i) {
                    System.arraycopy(words, base, words, kept * length, length);
                    from[kept] = from[i];
                }
                hashes[kept++] = hash;
            }
        }
        size = kept;
    }

    /// As above, but a state that was found a short time ago is left out.
    boolean add(int[] state, int cameFrom, Recent recent) {
        if (!add(state, cameFrom)) {
            return false;
        }
        if (recent.knows(words, (size - 1) * layout.words(), hashes[size - 1])) {
            size--;
        }
        return true;
    }

    /// Adds a state of another batch of the same layout.
    void add(Batch other, int place) {
        int length = layout.words();
        System.arraycopy(other.words, place * length, words, size * length, length);
        hashes[size] = other.hashes[place];
        from[size++] = other.from[place];
    }

    void get(int place, int[] state) {
        layout.unpack(words, place * layout.words(), state);
    }

    /// Begins anew.
    ///
    /// @param number
    ///            that of the first state to come
    void clear(int number) {
        size = 0;
        first = number;
    }

    /// The same states in as little memory as they need, to be read.
    Batch trimmed() {
        Batch trimmed = new Batch(layout, Arrays.copyOf(words, layout.words() * size), NO_HASHES,
                Arrays.copyOf(from, size), first);
        trimmed.size = size;
        return trimmed;
    }
}
