package dev.actorweb.machine.step;

import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;
import org.jspecify.annotations.Nullable;

/// A state with everything resolved that a step asks of it. States are numbered in document order,
/// so the descendants of a state are the numbers after its own up to `last`.
final class CompiledState {
    static final int[] NO_STATES = {};
    static final Instruction[] NOTHING = {};
    final int index;
    final int parent;
    final Kind kind;
    final String id;
    final String name;
    final Position position;
    int last;
    /// Children that can be active: all but history states.
    int[] children = NO_STATES;
    int[] histories = NO_STATES;
    int[] initial = NO_STATES;
    Instruction[] initialActions = NOTHING;
    /// For a history state.
    boolean deep;
    int[] historyDefault = NO_STATES;
    Instruction[] entry = NOTHING;
    Instruction[] exit = NOTHING;
    CompiledTransition[] always = CompiledTransition.NONE;
    /// Exact descriptors and, at the same place, their transitions in document order.
    String[] events = {};
    CompiledTransition[][] onEvents = {};
    /// Wildcard descriptors, the longest first, and, at the same place, their transitions.
    String[] wildcards = {};
    CompiledTransition[][] onWildcards = {};
    @Nullable
    Template output;
    String doneEvent = "";

    CompiledState(int index, int parent, Kind kind, String id, String name, Position position) {
        this.index = index;
        this.parent = parent;
        this.kind = kind;
        this.id = id;
        this.name = name;
        this.position = position;
        this.last = index;
    }

    boolean isAtomic() {
        return kind == Kind.ATOMIC || kind == Kind.FINAL;
    }

    /// Whether `state` is a proper descendant.
    boolean contains(int state) {
        return state > index && state <= last;
    }

    CompiledTransition[] exactly(String event) {
        for (int i = 0; i < events.length; i++) {
            if (events[i].equals(event)) {
                return onEvents[i];
            }
        }
        return CompiledTransition.NONE;
    }
}
