package dev.actorweb.analyzer.structure;

import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;

/// How two states of one machine are related in its tree.
public final class Lineage {
    private Lineage() {}

    /// Whether `state` is `ancestor` or lies below it.
    public static boolean within(Machine machine, State state, State ancestor) {
        return state.index() == ancestor.index() || machine.isDescendant(state, ancestor);
    }

    /// The deepest state that is one of the two or an ancestor of both.
    public static State common(Machine machine, State one, State other) {
        State at = one;
        while (!within(machine, other, at)) {
            at = machine.state(at.parent());
        }
        return at;
    }

    /// Whether one configuration can hold both: one lies below the other, or they are in different
    /// regions of a parallel state.
    public static boolean compatible(Machine machine, State one, State other) {
        State common = common(machine, one, other);
        return common.index() == one.index() || common.index() == other.index()
                || common.kind() == Kind.PARALLEL;
    }

    /// The child of `ancestor` on the way down to `state`, which lies below it.
    public static State branch(Machine machine, State ancestor, State state) {
        State at = state;
        while (at.parent() != ancestor.index()) {
            at = machine.state(at.parent());
        }
        return at;
    }
}
