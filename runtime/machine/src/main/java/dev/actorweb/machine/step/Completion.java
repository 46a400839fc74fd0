package dev.actorweb.machine.step;

import dev.actorweb.machine.State.Kind;

/// The full configuration that a set of active states stands for.
///
/// Two transitions taken at once in different regions can, by XState's rules, enter a state without
/// its parent, or a region's parent without the region. XState then shows and asks the ancestors and
/// initial states that belong there, although their actions never ran; so do we.
final class Completion {
    private final CompiledMachine machine;
    private final IntList all = new IntList();

    private Completion(CompiledMachine machine) {
        this.machine = machine;
    }

    /// The active states, followed by the missing ones.
    static int[] of(CompiledMachine machine, int[] active, int size) {
        Completion completion = new Completion(machine);
        completion.complete(active, size);
        return completion.all.toArray();
    }

    private void complete(int[] active, int size) {
        for (int i = 0; i < size; i++) {
            all.add(active[i]);
        }
        for (int i = 0; i < all.size(); i++) {
            CompiledState state = machine.state(all.get(i));
            if (state.kind == Kind.COMPOUND && !hasChild(state, active, size)) {
                addInitial(state.index, state.index);
            } else if (state.kind == Kind.PARALLEL) {
                for (int region : state.children) {
                    if (!all.contains(region)) {
                        addInitial(region, region);
                    }
                }
            }
        }
        for (int i = 0; i < all.size(); i++) {
            int parent = machine.state(all.get(i)).parent;
            if (parent >= 0) {
                all.add(parent);
            }
        }
    }

    private boolean hasChild(CompiledState state, int[] active, int size) {
        for (int i = 0; i < size; i++) {
            if (machine.state(active[i]).parent == state.index) {
                return true;
            }
        }
        return false;
    }

    /// Adds a state with what is active in it by default, and the ancestors in between up to `top`.
    private void addInitial(int index, int top) {
        CompiledState state = machine.state(index);
        for (int at = index; at != top; at = machine.state(at).parent) {
            all.add(at);
        }
        all.add(top);
        if (state.kind == Kind.COMPOUND) {
            addInitial(state.initial[0], top);
        } else if (state.kind == Kind.PARALLEL) {
            for (int region : state.children) {
                addInitial(region, top);
            }
        }
    }
}
