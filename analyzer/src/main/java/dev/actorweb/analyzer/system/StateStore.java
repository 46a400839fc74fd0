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
    /// So many are looked up at once.
    private static final int AT_ONCE = 128;
    private Layout layout;
    private final List<long[]> chunks = new ArrayList<>();
    private final List<int[]> parents = new ArrayList<>();
    /// The hash above, the number plus one below; 0 where there is none.
    private long[] table = new long[FIRST];
    private int shiftToPlace = 32 - Integer.numberOfTrailingZeros(FIRST);
    private int size;
    private int place;
    private long[] packed;
    private final long[] seen = new long[AT_ONCE];

    StateStore(int width) {
        this.layout = Layout.of(width);
        this.packed = new long[layout.words()];
    }

    Layout layout() {
        return layout;
    }

    int size() {
        return size;
    }

    int parent(int state) {
        return parents.get(state / CHUNK)[state % CHUNK];
    }

    /// Bytes that the states take.
    long bytes() {
        return chunks.size() * (long) CHUNK * (8L * layout.words() + 4) + 8L * table.length;
    }

    /// What one state takes: its words, its parent, its share of the table.
    double bytesPerState() {
        return 8.0 * layout.words() + 4 + 8.0 * table.length / size;
    }

    /// Of these, what the table of places takes.
    long tableBytes() {
        return 8L * table.length;
    }

    void get(int state, int[] into) {
        layout.unpack(chunks.get(state / CHUNK), state % CHUNK * layout.words(), into);
    }

    /// Adds a state unless it is there.
    ///
    /// @return its number, or −1 − the number that it has already
    int add(int[] state, int parent) {
        if (!layout.pack(state, packed, 0)) {
            widen(layout.wider(state));
            layout.pack(state, packed, 0);
        }
        return add(packed, 0, layout.hash(packed, 0), parent);
    }

    /// Adds those states of a batch that are not there.
    ///
    /// @param fresh
    ///            takes them, in order
    void addAll(Batch batch, Batch fresh) {
        if (batch.layout() != layout) {
            widen(batch.layout());
        }
        int length = layout.words();
        for (int start = 0; start < batch.size(); start += AT_ONCE) {
            int end = Math.min(start + AT_ONCE, batch.size());
            touch(batch, start, end);
            for (int i = start; i < end; i++) {
                if (add(batch.words(), i * length, batch.hash(i), batch.from(i)) >= 0) {
                    fresh.add(batch, i);
                }
            }
        }
    }

    /// Reads what will be compared: reading many places that do not depend on each other takes
    /// hardly longer than reading one.
    private void touch(Batch batch, int start, int end) {
        for (int i = start; i < end; i++) {
            seen[i - start] = table[batch.hash(i) >>> shiftToPlace];
        }
        int length = layout.words();
        for (int i = 0; i < end - start; i++) {
            int state = (int) (seen[i] & NUMBER) - 1;
            if (state >= 0 && (int) (seen[i] >>> 32) == batch.hash(start + i)) {
                seen[i] = chunks.get(state / CHUNK)[state % CHUNK * length];
            }
        }
    }

    private int add(long[] from, int base, int hash, int parent) {
        int found = look(hash, from, base);
        if (found >= 0) {
            return -1 - found;
        }
        if (4L * (size + 1) > 3L * table.length) {
            grow();
            look(hash, from, base);
        }
        table[place] = (long) hash << 32 | (size + 1);
        int length = layout.words();
        if (size % CHUNK == 0) {
            chunks.add(new long[CHUNK * length]);
            parents.add(new int[CHUNK]);
        }
        System.arraycopy(from, base, chunks.getLast(), size % CHUNK * length, length);
        parents.getLast()[size % CHUNK] = parent;
        return size++;
    }

    /// The number of a state; −1 if it is not there.
    int find(int[] state) {
        return layout.pack(state, packed, 0) ? look(layout.hash(packed, 0), packed, 0) : -1;
    }

    /// The number of the packed state; −1 if it is not there, and then `place` is where it belongs.
    private int look(int hash, long[] from, int base) {
        int mask = table.length - 1;
        int at = hash >>> shiftToPlace;
        long entry = table[at];
        while (entry != 0) {
            if ((int) (entry >>> 32) == hash && same((int) (entry & NUMBER) - 1, from, base)) {
                return (int) (entry & NUMBER) - 1;
            }
            at = (at + 1) & mask;
            entry = table[at];
        }
        place = at;
        return -1;
    }

    private boolean same(int state, long[] from, int base) {
        long[] chunk = chunks.get(state / CHUNK);
        int length = layout.words();
        int start = state % CHUNK * length;
        for (int i = 0; i < length; i++) {
            if (chunk[start + i] != from[base + i]) {
                return false;
            }
        }
        return true;
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
        Arrays.fill(table, 0);
        for (int state = 0; state < size; state++) {
            insert((long) layout.hash(chunks.get(state / CHUNK), state % CHUNK * layout.words()) << 32
                    | (state + 1));
        }
    }

    /// Takes another layout: every state is packed anew, which happens a few times at most.
    private void widen(Layout wider) {
        int before = layout.words();
        int after = wider.words();
        int[] state = new int[layout.width()];
        for (int chunk = 0; chunk < chunks.size(); chunk++) {
            long[] old = chunks.get(chunk);
            long[] made = new long[CHUNK * after];
            for (int i = 0; i < Math.min(CHUNK, size - chunk * CHUNK); i++) {
                layout.unpack(old, i * before, state);
                wider.pack(state, made, i * after);
            }
            chunks.set(chunk, made);
        }
        layout = wider;
        packed = new long[after];
        index();
    }
}
