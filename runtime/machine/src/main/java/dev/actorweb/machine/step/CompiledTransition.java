package dev.actorweb.machine.step;

import dev.actorweb.machine.Transition;
import java.util.List;
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
    /// What it leaves, shared by all that leave the same; null where that depends on a
    /// history state.
    final @Nullable ExitRange exits;
    /// What it enters, as soon as that was found; null where that depends on a history state.
    @Nullable
    Entry entry;
    private @Nullable List<Integer> alone;

    CompiledTransition(int id, int source, int[] targets, @Nullable Condition condition,
            Instruction[] actions,
            boolean reenter, int domain, CompiledState[] states, @Nullable Transition written) {
        this.id = id;
        this.source = source;
        this.targets = targets;
        this.condition = condition;
        this.actions = actions;
        this.reenter = reenter;
        this.domain = domain;
        this.written = written;
        this.exits = domain == HISTORY ? null : ExitRange.of(this, domain, states);
    }

    /// Its number, as the only one that a step took.
    List<Integer> alone() {
        List<Integer> known = alone;
        if (known == null) {
            known = List.of(id);
            alone = known;
        }
        return known;
    }

    boolean isTargetless() {
        return targets.length == 0;
    }
}
