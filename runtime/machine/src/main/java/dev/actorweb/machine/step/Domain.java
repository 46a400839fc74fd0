package dev.actorweb.machine.step;

import dev.actorweb.machine.State.Kind;

/// The domain of a transition: the state whose active descendants it leaves.
///
/// SCXML's algorithm as XState refines it: a transition that does not re-enter and stays within its
/// source leaves only what is inside the source, whatever the source's kind; otherwise the domain is
/// the least common proper ancestor, and above the root for a re-entering one that has none.
final class Domain {
    private Domain() {}

    /// @param targets
    ///            effective targets (no history states); the first `count` count
    static int of(CompiledState[] states, int source, int[] targets, int count, boolean reenter) {
        CompiledState from = states[source];
        if (!reenter) {
            boolean inside = true;
            for (int i = 0; i < count; i++) {
                inside &= targets[i] == source || from.contains(targets[i]);
            }
            if (inside) {
                return source;
            }
        }
        for (int ancestor = states[count > 0
                ? targets[0]
                : source].parent; ancestor >= 0; ancestor = states[ancestor].parent) {
            boolean common = states[ancestor].contains(source);
            for (int i = 1; i < count; i++) {
                common &= states[ancestor].contains(targets[i]);
            }
            if (common) {
                return ancestor;
            }
        }
        return reenter ? CompiledTransition.ABOVE_ROOT : 0;
    }

    /// SCXML's getTransitionDomain: only compound states and the root can be one, and only a
    /// compound source of an internal transition is its own.
    static int inScxml(CompiledState[] states, int source, int[] targets, int count, boolean reenter) {
        if (!reenter && states[source].kind == Kind.COMPOUND && containsAll(states[source], targets, count)) {
            return source;
        }
        for (int ancestor = states[source].parent; ancestor > 0; ancestor = states[ancestor].parent) {
            if (states[ancestor].kind == Kind.COMPOUND && containsAll(states[ancestor], targets, count)) {
                return ancestor;
            }
        }
        return 0;
    }

    private static boolean containsAll(CompiledState state, int[] targets, int count) {
        for (int i = 0; i < count; i++) {
            if (!state.contains(targets[i])) {
                return false;
            }
        }
        return true;
    }
}
