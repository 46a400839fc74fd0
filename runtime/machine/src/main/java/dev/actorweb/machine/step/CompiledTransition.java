package dev.actorweb.machine.step;

import dev.actorweb.machine.State.Kind;
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
    /// Only so many transitions keep what they have led to: in a larger machine hardly one is taken
    /// twice, and what all of them keep costs more than it saves.
    private static final int KEEPING = 4096;
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
    /// The next one of the same state with the same descriptor.
    @Nullable
    CompiledTransition alternative;
    /// Whether, taken alone, it enters its one target and nothing else.
    final boolean entersOne;

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
        this.entersOne = domain >= 0 && targets.length == 1 && states[targets[0]].isAtomic()
                && states[targets[0]].parent == domain && states[domain].kind == Kind.COMPOUND
                && !(source == 0 && reenter);
    }

    /// Its number, as the only one that a step took.
    List<Integer> alone() {
        List<Integer> known = alone;
        if (known == null) {
            known = List.of(id);
            if (keeps()) {
                alone = known;
            }
        }
        return known;
    }

    /// Whether what it leads to is worth being kept.
    boolean keeps() {
        return id < KEEPING;
    }

    boolean isTargetless() {
        return targets.length == 0;
    }
}
