package dev.actorweb.analyzer.explore;

import dev.actorweb.machine.step.Packing;
import java.util.Arrays;

/// States as packed bytes, each once, numbered in the order in which they came, with the way to
/// each from the one before. About forty bytes for a state; exact, as the bytes are compared.
final class StateStore {
    private static final int CHUNK_BITS = 20;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final long NUMBER = 0xffffffffL;
    private byte[][] chunks = new byte[16][];
    private long used;
    private long[] starts = new long[1024];
    private int[] parents = new int[1024];
    private int[] causes = new int[1024];
    /// The hash above, the number plus one below; 0 where there is none.
    private long[] table = new long[4096];
    private int shift = 32 - 12;
    private int place;
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
        int hash = hash(bytes, 0, length);
        int found = look(hash, bytes, length);
        if (found >= 0) {
            return found;
        }
        if (size == parents.length) {
            grow();
        }
        parents[size] = parent;
        causes[size] = cause;
        starts[size] = put(bytes, length);
        table[place] = (long) hash << 32 | ++size;
        if (2 * size > table.length) {
            rehash();
        }
        return size - 1;
    }

    /// The number of a state; −1 if it is not there.
    int find(byte[] bytes, int length) {
        return look(hash(bytes, 0, length), bytes, length);
    }

    /// The number of a state; −1 if it is not there, and then `place` is where it belongs.
    private int look(int hash, byte[] bytes, int length) {
        int mask = table.length - 1;
        int at = hash >>> shift;
        long entry = table[at];
        while (entry != 0) {
            if ((int) (entry >>> 32) == hash && is((int) (entry & NUMBER) - 1, bytes, length)) {
                return (int) (entry & NUMBER) - 1;
            }
            at = at + 1 & mask;
            entry = table[at];
        }
        place = at;
        return -1;
    }

    /// The bytes of what is doubled when it is full.
    long tableBytes() {
        return 8L * table.length + 16L * parents.length;
    }

    /// The bytes of everything.
    long bytes() {
        return tableBytes() + used;
    }

    /// What is stored under a number.
    ///
    /// @param packing
    ///            to read it with
    Place place(int number, Packing packing) {
        packing.read(chunk(number), offset(number), length(number));
        return Place.unpack(packing);
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
        long[] wider = new long[2 * table.length];
        int mask = wider.length - 1;
        shift--;
        for (long entry : table) { // in the order of their hashes, so from front to back
            if (entry != 0) {
                int at = (int) (entry >>> 32) >>> shift;
                while (wider[at] != 0) {
                    at = at + 1 & mask;
                }
                wider[at] = entry;
            }
        }
        table = wider;
    }

    private static int hash(byte[] bytes, int from, int length) {
        long hash = 0xcbf29ce484222325L;
        for (int i = from; i < from + length; i++) {
            hash = (hash ^ bytes[i]) * 0x100000001b3L;
        }
        return (int) (((hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L) >>> 32);
    }
}
