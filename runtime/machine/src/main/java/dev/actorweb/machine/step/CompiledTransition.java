package dev.actorweb.machine.step;

import dev.actorweb.machine.Transition;
import org.jspecify.annotations.Nullable;

/// A transition with its targets resolved.
final class CompiledTransition {
    /// The domain of a transition that leaves the root too.
    static final int ABOVE_ROOT = -1;
    /// The domain of a transition for which it depends on what a history state remembers.
    static final int HISTORY = -2;
    static final CompiledTransition[] NONE = {};
    /// Its place among all transitions of the machine.
    final int id;
    /// The state it belongs to.
    final int source;
    final int[] targets;
    final @Nullable Condition condition;
    final Instruction[] actions;
    final boolean reenter;
    /// The state whose descendants it leaves.
    final int domain;
    /// Null for the entry into the machine.
    final @Nullable Transition written;

    CompiledTransition(int id, int source, int[] targets, @Nullable Condition condition,
            Instruction[] actions,
            boolean reenter, int domain, @Nullable Transition written) {
        this.id = id;
        this.source = source;
        this.targets = targets;
        this.condition = condition;
        this.actions = actions;
        this.reenter = reenter;
        this.domain = domain;
        this.written = written;
    }

    boolean isTargetless() {
        return targets.length == 0;
    }
}
