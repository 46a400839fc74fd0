package dev.actorweb.analyzer.system;

import java.util.Arrays;

/// A map from long keys, not negative, to ints: open addressing, no boxes.
final class LongIntMap {
    static final int NONE = Integer.MIN_VALUE;
    private long[] keys = empty(64);
    private int[] values = new int[64];
    private int size;

    int get(long key) {
        int mask = keys.length - 1;
        for (int at = slot(key, mask);; at = (at + 1) & mask) {
            if (keys[at] == key) {
                return values[at];
            }
            if (keys[at] < 0) {
                return NONE;
            }
        }
    }

    void put(long key, int value) {
        if (2 * ++size > keys.length) {
            grow();
        }
        insert(key, value);
    }

    int size() {
        return size;
    }

    private void insert(long key, int value) {
        int mask = keys.length - 1;
        int at = slot(key, mask);
        while (keys[at] >= 0 && keys[at] != key) {
            at = (at + 1) & mask;
        }
        keys[at] = key;
        values[at] = value;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = empty(2 * oldKeys.length);
        values = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] >= 0) {
                insert(oldKeys[i], oldValues[i]);
            }
        }
    }

    private static long[] empty(int length) {
        long[] keys = new long[length];
        Arrays.fill(keys, -1);
        return keys;
    }

    private static int slot(long key, int mask) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & mask;
    }
}
