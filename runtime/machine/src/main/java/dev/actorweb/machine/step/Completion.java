package dev.actorweb.machine.step;

import dev.actorweb.machine.State.Kind;

/// The full configuration that a set of active states stands for.
///
/// Two transitions taken at once in different regions can, by XState's rules, enter a state without
/// its parent, or a region's parent without the region. XState then shows and asks the ancestors and
/// initial states that belong there, although their actions never ran; so do we.
final class Completion {
    private Completion() {}

    /// The active states, followed by the missing ones.
    static int[] of(CompiledMachine machine, int[] active, int size) {
        IntList all = new IntList();
        for (int i = 0; i < size; i++) {
            all.add(active[i]);
        }
        for (int i = 0; i < all.size(); i++) {
            addInside(machine, machine.state(all.get(i)), all);
        }
        for (int i = 0; i < all.size(); i++) {
            int parent = machine.state(all.get(i)).parent;
            if (parent >= 0) {
                all.add(parent);
            }
        }
        return all.toArray();
    }

    /// Whether none is missing, as is nearly always so.
    static boolean isComplete(CompiledMachine machine, int[] active, int size) {
        if (!machine.hasParallel()) {
            return true;
        }
        for (int i = 0; i < size; i++) {
            CompiledState state = machine.state(active[i]);
            int children = 0;
            boolean parent = state.parent < 0;
            for (int j = 0; j < size; j++) {
                children += machine.state(active[j]).parent == state.index ? 1 : 0;
                parent |= active[j] == state.parent;
            }
            int expected = state.kind == Kind.COMPOUND
                    ? 1
                    : state.kind == Kind.PARALLEL ? state.children.length : 0;
            if (!parent || children < expected) {
                return false;
            }
        }
        return true;
    }

    private static void addInside(CompiledMachine machine, CompiledState state, IntList all) {
        if (state.kind == Kind.COMPOUND && !hasInside(machine, state.index, all)) {
            all.add(state.initial[0]);
        } else if (state.kind == Kind.PARALLEL) {
            for (int region : state.children) {
                all.add(region);
            }
        }
    }

    private static boolean hasInside(CompiledMachine machine, int state, IntList all) {
        for (int i = 0; i < all.size(); i++) {
            if (machine.state(state).contains(all.get(i))) {
                return true;
            }
        }
        return false;
    }
}
