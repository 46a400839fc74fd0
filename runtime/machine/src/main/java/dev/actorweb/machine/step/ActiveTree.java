package dev.actorweb.machine.step;

import dev.actorweb.machine.State.Kind;
import java.util.Arrays;

/// The active states as a tree: which children of a state are active, in the order of entry. Made
/// in one pass over the active states, whatever the size of the machine.
final class ActiveTree {
    private static final int NONE = -1;
    private final CompiledMachine machine;
    private final int[] first;
    private final int[] last;
    private final int[] next;
    private final int[] children;
    private int[] shown = CompiledState.NO_STATES;
    private int size;
    private boolean rooted;

    ActiveTree(CompiledMachine machine) {
        this.machine = machine;
        int states = machine.states().length;
        this.first = new int[states];
        this.last = new int[states];
        this.next = new int[states];
        this.children = new int[states];
        Arrays.fill(first, NONE);
    }

    /// Shows these states, and those that are missing to a full configuration after them.
    void show(Configuration active) {
        clear();
        shown = shown.length < active.size() ? new int[2 * active.size()] : shown;
        size = active.size();
        for (int i = 0; i < size; i++) {
            shown[i] = active.get(i);
        }
        link();
        if (!isComplete()) {
            int[] all = Completion.of(machine, shown, size);
            clear();
            shown = all;
            size = all.length;
            link();
        }
    }

    private void clear() {
        for (int i = 0; i < size; i++) {
            first[shown[i]] = NONE;
            children[shown[i]] = 0;
            int parent = machine.state(shown[i]).parent;
            if (parent >= 0) {
                first[parent] = NONE;
                children[parent] = 0;
            }
        }
        size = 0;
    }

    private void link() {
        rooted = false;
        for (int i = 0; i < size; i++) {
            int state = shown[i];
            int parent = machine.state(state).parent;
            next[state] = NONE;
            if (parent < 0) {
                rooted = true;
                continue;
            }
            if (first[parent] == NONE) {
                first[parent] = state;
            } else {
                next[last[parent]] = state;
            }
            last[parent] = state;
            children[parent]++;
        }
    }

    /// Whether every active state has its parent and the active children that its kind asks for.
    private boolean isComplete() {
        int linked = 0;
        for (int i = 0; i < size; i++) {
            CompiledState state = machine.state(shown[i]);
            int expected = state.kind == Kind.COMPOUND
                    ? 1
                    : state.kind == Kind.PARALLEL ? state.children.length : 0;
            if (children[state.index] < expected) {
                return false;
            }
            linked += children[state.index];
        }
        return rooted && linked == size - 1;
    }

    int firstChild(int state) {
        return first[state];
    }

    /// The active sibling that was entered next; −1 after the last.
    int nextSibling(int state) {
        return next[state];
    }
}
