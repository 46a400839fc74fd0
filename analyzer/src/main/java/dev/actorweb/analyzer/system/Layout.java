package dev.actorweb.analyzer.system;

import java.util.Arrays;

/// How the numbers of a state lie in words: each in as few bits as it needed so far, none across
/// two words. Immutable.
final class Layout {
    private final int width;
    private final int[] bits;
    private final int[] word;
    private final int[] shift;
    private final int words;

    private Layout(int[] bits) {
        this.width = bits.length;
        this.bits = bits;
        this.word = new int[width];
        this.shift = new int[width];
        int at = 0;
        int free = 64;
        for (int i = 0; i < width; i++) {
            if (free < bits[i]) {
                at++;
                free = 64;
            }
            free -= bits[i];
            word[i] = at;
            shift[i] = free;
        }
        this.words = at + 1;
    }

    /// For so many small numbers.
    static Layout of(int width) {
        int[] bits = new int[width];
        Arrays.fill(bits, 6);
        return new Layout(bits);
    }

    int width() {
        return width;
    }

    /// How many words a state takes.
    int words() {
        return words;
    }

    /// Packs a state; false where one of its numbers needs more bits, and then what was written
    /// means nothing.
    boolean pack(int[] state, long[] into, int base) {
        int over = 0;
        int at = 0;
        long packed = 0;
        for (int i = 0; i < width; i++) {
            int value = state[i];
            over |= value >>> bits[i];
            if (word[i] != at) {
                into[base + at++] = packed;
                packed = 0;
            }
            packed |= (long) value << shift[i];
        }
        into[base + at] = packed;
        return over == 0;
    }

    void unpack(long[] from, int base, int[] into) {
        for (int i = 0; i < width; i++) {
            into[i] = (int) (from[base + word[i]] >>> shift[i] & (1L << bits[i]) - 1);
        }
    }

    int hash(long[] from, int base) {
        long hash = 0;
        for (int i = base; i < base + words; i++) {
            hash = (hash ^ from[i]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return (int) ((hash * 0xD6E8FEB86659FD93L) >>> 32);
    }

    /// One with room for this state and for some that are larger.
    Layout wider(int[] state) {
        int[] more = bits.clone();
        for (int i = 0; i < width; i++) {
            if (state[i] >>> bits[i] != 0) {
                more[i] = Math.max(bits[i] + 2, 32 - Integer.numberOfLeadingZeros(state[i]));
            }
        }
        return new Layout(more);
    }
}
