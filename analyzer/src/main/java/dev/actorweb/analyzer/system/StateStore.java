package dev.actorweb.analyzer.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The states found, each once, packed into as few bits as the situations need, in the order in
/// which they were found. Comparison is exact: no two states are taken for one.
///
/// Per state it keeps the packed words, the number of the state it was found from, and a place in a
/// hash table that is three to six eighths full. Where memory is slow is what decides how fast this
/// is: the table holds hashes beside numbers, so that hardly a state is looked at that is another
/// one, and its order is that of the hashes, so that it grows from front to back.
final class StateStore {
    private static final int CHUNK = 1 << 15;
    private static final int FIRST = 1 << 10;
    private static final long NUMBER = 0xffffffffL;
    private final int width;
    private int[] bits;
    private int[] word;
    private int[] shift;
    private int words;
    private final List<long[]> chunks = new ArrayList<>();
    private final List<int[]> parents = new ArrayList<>();
    /// The hash above, the number plus one below; 0 where there is none.
    private long[] table = new long[FIRST];
    private int shiftToPlace = 32 - Integer.numberOfTrailingZeros(FIRST);
    private int size;
    private int place;
    private long[] packed = new long[0];

    StateStore(int width) {
        this.width = width;
        this.bits = new int[width];
        Arrays.fill(bits, 6);
        this.word = new int[width];
        this.shift = new int[width];
        layOut();
    }

    private void layOut() {
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
        words = at + 1;
        packed = new long[words];
    }

    int size() {
        return size;
    }

    int parent(int state) {
        return parents.get(state / CHUNK)[state % CHUNK];
    }

    /// Bytes that the states take.
    long bytes() {
        return chunks.size() * (long) CHUNK * (8L * words + 4) + 8L * table.length;
    }

    /// What one state takes: its words, its parent, its share of the table.
    double bytesPerState() {
        return 8.0 * words + 4 + 8.0 * table.length / size;
    }

    /// Of these, what the table of places takes.
    long tableBytes() {
        return 8L * table.length;
    }

    void get(int state, int[] into) {
        long[] chunk = chunks.get(state / CHUNK);
        int base = state % CHUNK * words;
        for (int i = 0; i < width; i++) {
            into[i] = (int) (chunk[base + word[i]] >>> shift[i] & (1L << bits[i]) - 1);
        }
    }

    /// Adds a state unless it is there.
    ///
    /// @return its number, or −1 − the number that it has already
    int add(int[] state, int parent) {
        pack(state);
        int hash = hash(packed, 0);
        int found = look(hash);
        if (found >= 0) {
            return -1 - found;
        }
        if (4L * (size + 1) > 3L * table.length) {
            grow();
            look(hash);
        }
        table[place] = (long) hash << 32 | (size + 1);
        if (size % CHUNK == 0) {
            chunks.add(new long[CHUNK * words]);
            parents.add(new int[CHUNK]);
        }
        System.arraycopy(packed, 0, chunks.getLast(), size % CHUNK * words, words);
        parents.getLast()[size % CHUNK] = parent;
        return size++;
    }

    /// The number of a state; −1 if it is not there.
    int find(int[] state) {
        for (int i = 0; i < width; i++) {
            if (state[i] >>> bits[i] != 0) {
                return -1;
            }
        }
        pack(state);
        return look(hash(packed, 0));
    }

    /// The number of the packed state; −1 if it is not there, and then `place` is where it belongs.
    private int look(int hash) {
        int mask = table.length - 1;
        int at = hash >>> shiftToPlace;
        long entry = table[at];
        while (entry != 0) {
            if ((int) (entry >>> 32) == hash && same((int) (entry & NUMBER) - 1)) {
                return (int) (entry & NUMBER) - 1;
            }
            at = (at + 1) & mask;
            entry = table[at];
        }
        place = at;
        return -1;
    }

    private void pack(int[] state) {
        Arrays.fill(packed, 0);
        for (int i = 0; i < width; i++) {
            int value = state[i];
            if (value >>> bits[i] != 0) {
                widen(i, value);
                pack(state);
                return;
            }
            packed[word[i]] |= (long) value << shift[i];
        }
    }

    private boolean same(int state) {
        long[] chunk = chunks.get(state / CHUNK);
        int base = state % CHUNK * words;
        for (int i = 0; i < words; i++) {
            if (chunk[base + i] != packed[i]) {
                return false;
            }
        }
        return true;
    }

    private int hash(long[] from, int base) {
        long hash = 0;
        for (int i = 0; i < words; i++) {
            hash = (hash ^ from[base + i]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return (int) ((hash * 0xD6E8FEB86659FD93L) >>> 32);
    }

    private void grow() {
        long[] old = table;
        table = new long[2 * old.length];
        shiftToPlace--;
        for (long entry : old) {
            if (entry != 0) {
                insert(entry);
            }
        }
    }

    private void insert(long entry) {
        int mask = table.length - 1;
        int at = (int) (entry >>> 32) >>> shiftToPlace;
        while (table[at] != 0) {
            at = (at + 1) & mask;
        }
        table[at] = entry;
    }

    private void index() {
        for (int state = 0; state < size; state++) {
            insert((long) hash(chunks.get(state / CHUNK), state % CHUNK * words) << 32 | (state + 1));
        }
    }

    /// Gives a field more bits: every state is packed anew, which happens a few times at most.
    private void widen(int field, int value) {
        StateStore old = new StateStore(this);
        bits = bits.clone();
        word = new int[width];
        shift = new int[width];
        bits[field] = Math.max(bits[field] + 2, 32 - Integer.numberOfLeadingZeros(value));
        layOut();
        chunks.clear();
        int[] state = new int[width];
        for (int i = 0; i < size; i++) {
            if (i % CHUNK == 0) {
                chunks.add(new long[CHUNK * words]);
            }
            old.get(i, state);
            Arrays.fill(packed, 0);
            for (int at = 0; at < width; at++) {
                packed[word[at]] |= (long) state[at] << shift[at];
            }
            System.arraycopy(packed, 0, chunks.getLast(), i % CHUNK * words, words);
            if (i % CHUNK == CHUNK - 1) {
                old.chunks.set(i / CHUNK, new long[0]);
            }
        }
        Arrays.fill(table, 0);
        index();
    }

    /// The states of another store, to read.
    private StateStore(StateStore other) {
        width = other.width;
        bits = other.bits;
        word = other.word;
        shift = other.shift;
        words = other.words;
        chunks.addAll(other.chunks);
    }
}
