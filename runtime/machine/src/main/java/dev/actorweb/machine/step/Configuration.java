package dev.actorweb.machine.step;

import java.util.Arrays;

/// The active states while a step is computed, in the order of entry. It begins as the array of the
/// snapshot, which it does not change, and becomes one of its own with the first change.
final class Configuration {
    /// Beyond this many active states a look-up in a table is quicker than a search.
    private static final int FEW = 24;
    private final CompiledMachine machine;
    private int[] states = CompiledState.NO_STATES;
    private int size;
    private boolean borrowed = true;
    private int[] own = new int[8];
    private int[] kept = new int[8];
    private int keptSize;
    private boolean[] table = {};
    private boolean tabled;

    Configuration(CompiledMachine machine) {
        this.machine = machine;
    }

    /// Begins with these states.
    void begin(int[] active) {
        untable();
        states = active;
        size = active.length;
        borrowed = true;
    }

    int size() {
        return size;
    }

    /// The active state at this place in the order of entry.
    int get(int place) {
        return states[place];
    }

    /// The innermost active state, where there is only one.
    int leaf() {
        return states[size - 1];
    }

    boolean contains(int state) {
        if (machine.isChain()) {
            return size > 0 && machine.state(leaf()).isAtOrIn(machine.state(state));
        }
        if (size > FEW) {
            return table()[state];
        }
        for (int i = 0; i < size; i++) {
            if (states[i] == state) {
                return true;
            }
        }
        return false;
    }

    private boolean[] table() {
        if (!tabled) {
            if (table.length == 0) {
                table = new boolean[machine.states().length];
            }
            for (int i = 0; i < size; i++) {
                table[states[i]] = true;
            }
            tabled = true;
        }
        return table;
    }

    private void untable() {
        if (tabled) {
            for (int i = 0; i < size; i++) {
                table[states[i]] = false;
            }
            tabled = false;
        }
    }

    void enter(int state) {
        if (contains(state)) {
            return;
        }
        own(size + 1);
        states[size++] = state;
        if (tabled) {
            table[state] = true;
        }
    }

    void leave(int state) {
        for (int i = size - 1; i >= 0; i--) {
            if (states[i] == state) {
                own(size);
                System.arraycopy(states, i + 1, states, i, size - i - 1);
                size--;
                if (tabled) {
                    table[state] = false;
                }
                return;
            }
        }
    }

    private void own(int needed) {
        if (own.length < needed) {
            own = Arrays.copyOf(own, 2 * needed);
            if (!borrowed) {
                states = own;
            }
        }
        if (borrowed) {
            System.arraycopy(states, 0, own, 0, size);
            states = own;
            borrowed = false;
        }
    }

    /// Keeps the states of this moment, to compare with and to go back to.
    void keep() {
        if (kept.length < size) {
            kept = new int[2 * size];
        }
        System.arraycopy(states, 0, kept, 0, size);
        keptSize = size;
    }

    /// Whether the states are those that were kept, in whatever order.
    boolean isAsKept() {
        if (keptSize != size) {
            return false;
        }
        for (int i = 0; i < keptSize; i++) {
            if (!contains(kept[i])) {
                return false;
            }
        }
        return true;
    }

    /// Takes the order of the states that were kept; they must be the same ones.
    void orderAsKept() {
        if (borrowed) {
            return;
        }
        System.arraycopy(kept, 0, states, 0, keptSize);
    }

    /// The states in document order, as an array of its own.
    int[] sorted() {
        int[] sorted = Arrays.copyOf(states, size);
        Arrays.sort(sorted);
        return sorted;
    }

    /// Takes document order.
    void sort() {
        if (!borrowed) {
            Arrays.sort(states, 0, size);
        }
    }

    /// The states for a snapshot.
    int[] toArray() {
        if (borrowed) {
            return states;
        }
        return machine.isChain() && size > 0 ? machine.chain(leaf()) : Arrays.copyOf(states, size);
    }
}
