package dev.actorweb.machine.step;

import dev.actorweb.machine.State.Kind;
import java.util.ArrayDeque;
import java.util.BitSet;

/// Where it leads to enter a state by default. Only by way of history states can that be in a
/// circle, and entering it would have no end.
final class DefaultEntry {
    private DefaultEntry() {}

    /// Whether a history state that remembers nothing leads to itself.
    static boolean leadsToItself(CompiledState[] states, int history) {
        BitSet seen = new BitSet();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.add(history);
        while (!open.isEmpty()) {
            for (int next : next(states, states[open.remove()])) {
                if (next == history) {
                    return true;
                }
                if (!seen.get(next)) {
                    seen.set(next);
                    open.add(next);
                }
            }
        }
        return false;
    }

    private static int[] next(CompiledState[] states, CompiledState state) {
        if (state.kind == Kind.COMPOUND) {
            return state.initial;
        }
        if (state.kind == Kind.PARALLEL) {
            return state.children;
        }
        if (state.kind != Kind.HISTORY) {
            return CompiledState.NO_STATES;
        }
        CompiledState parent = states[state.parent];
        return state.historyDefault.length > 0
                ? state.historyDefault
                : parent.kind == Kind.COMPOUND ? parent.initial : parent.children;
    }
}
