package dev.actorweb.analyzer.explore;

import java.util.Arrays;

/// States as packed bytes, each once, numbered in the order in which they came, with the way to
/// each from the one before. About forty bytes for a state; exact, as the bytes are compared.
final class StateStore {
    private static final int CHUNK_BITS = 20;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private byte[][] chunks = new byte[16][];
    private long used;
    private long[] starts = new long[1024];
    private int[] parents = new int[1024];
    private int[] causes = new int[1024];
    private int[] table = new int[4096];
    private int size;

    int size() {
        return size;
    }

    /// The number of a state. One that was not there yet is added, and its number is the highest.
    ///
    /// @param parent
    ///            the state before; −1 for the first
    /// @param cause
    ///            what led here from there
    int add(byte[] bytes, int length, int parent, int cause) {
        int mask = table.length - 1;
        int slot = hash(bytes, 0, length) & mask;
        for (; table[slot] != 0; slot = slot + 1 & mask) {
            if (is(table[slot] - 1, bytes, length)) {
                return table[slot] - 1;
            }
        }
        if (size == parents.length) {
            grow();
        }
        parents[size] = parent;
        causes[size] = cause;
        starts[size] = put(bytes, length);
        table[slot] = ++size;
        if (2 * size > table.length) {
            rehash();
        }
        return size - 1;
    }

    /// The number of a state; −1 if it is not there.
    int find(byte[] bytes, int length) {
        int mask = table.length - 1;
        int slot = hash(bytes, 0, length) & mask;
        for (; table[slot] != 0; slot = slot + 1 & mask) {
            if (is(table[slot] - 1, bytes, length)) {
                return table[slot] - 1;
            }
        }
        return -1;
    }

    int parent(int state) {
        return parents[state];
    }

    int cause(int state) {
        return causes[state];
    }

    /// The chunk in which the bytes of a state lie.
    byte[] chunk(int state) {
        return chunks[(int) (starts[state] >>> CHUNK_BITS)];
    }

    int offset(int state) {
        return (int) (starts[state] & CHUNK - 1) + 2;
    }

    int length(int state) {
        byte[] chunk = chunk(state);
        int start = offset(state) - 2;
        return (chunk[start] & 0xff) << 8 | (chunk[start + 1] & 0xff);
    }

    private long put(byte[] bytes, int length) {
        if (length > 0xffff) {
            throw new IllegalArgumentException("a state of " + length + " bytes");
        }
        int inChunk = (int) (used & CHUNK - 1);
        if (inChunk + length + 2 > CHUNK) {
            used += CHUNK - inChunk;
            inChunk = 0;
        }
        int number = (int) (used >>> CHUNK_BITS);
        if (number == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * number);
        }
        if (chunks[number] == null) {
            chunks[number] = new byte[CHUNK];
        }
        byte[] chunk = chunks[number];
        chunk[inChunk] = (byte) (length >>> 8);
        chunk[inChunk + 1] = (byte) length;
        System.arraycopy(bytes, 0, chunk, inChunk + 2, length);
        long start = used;
        used += length + 2;
        return start;
    }

    private boolean is(int state, byte[] bytes, int length) {
        int offset = offset(state);
        return length(state) == length
                && Arrays.equals(chunk(state), offset, offset + length, bytes, 0, length);
    }

    private void grow() {
        starts = Arrays.copyOf(starts, 2 * size);
        parents = Arrays.copyOf(parents, 2 * size);
        causes = Arrays.copyOf(causes, 2 * size);
    }

    private void rehash() {
        int[] wider = new int[2 * table.length];
        int mask = wider.length - 1;
        for (int state = 0; state < size; state++) {
            int offset = offset(state);
            int slot = hash(chunk(state), offset, length(state)) & mask;
            while (wider[slot] != 0) {
                slot = slot + 1 & mask;
            }
            wider[slot] = state + 1;
        }
        table = wider;
    }

    private static int hash(byte[] bytes, int from, int length) {
        long hash = 0xcbf29ce484222325L;
        for (int i = from; i < from + length; i++) {
            hash = (hash ^ bytes[i]) * 0x100000001b3L;
        }
        return (int) (hash ^ hash >>> 32);
    }
}
