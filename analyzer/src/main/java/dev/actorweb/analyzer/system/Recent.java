package dev.actorweb.analyzer.system;

/// Remembers some of the states that were found last. Two actors that go on in either order come to
/// the same state within a short time; what is still known here need not be looked up among all.
final class Recent {
    private static final int SLOTS = 1 << 14;
    private final int length;
    private final long[] words;

    Recent(Layout layout) {
        this.length = layout.words();
        this.words = new long[SLOTS * length];
        // an empty slot must equal no state that belongs there: all hold zeros, but for the one of
        // the state of zeros, which holds one that belongs elsewhere
        long[] other = new long[length];
        int slot = layout.hash(other, 0) & SLOTS - 1;
        do {
            other[0]++;
        } while ((layout.hash(other, 0) & SLOTS - 1) == slot);
        System.arraycopy(other, 0, words, slot * length, length);
    }

    /// Whether this state was found a short time ago; from now on it was.
    boolean knows(long[] from, int base, int hash) {
        int start = (hash & SLOTS - 1) * length;
        boolean same = true;
        for (int i = 0; i < length; i++) {
            same &= words[start + i] == from[base + i];
            words[start + i] = from[base + i];
        }
        return same;
    }
}
