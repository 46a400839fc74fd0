package dev.actorweb.machine.step;

import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.yaml.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A state with everything resolved that a step asks of it. States are numbered in document order,
/// so the descendants of a state are the numbers after its own up to `last`.
final class CompiledState {
    /// Up to this many descriptors comparing them one by one is quicker than a table.
    private static final int FEW = 6;
    static final int[] NO_STATES = {};
    static final Instruction[] NOTHING = {};
    private static final String[] NO_NAMES = {};
    final int index;
    final int parent;
    final Kind kind;
    final String name;
    private @Nullable List<String> alone;
    final Position position;
    private int[] asTarget = NO_STATES;
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
    /// Exact descriptors and, at the same place, the first of their transitions.
    private String[] events = NO_NAMES;
    private CompiledTransition[] onEvents = CompiledTransition.NONE;
    /// The same as a table, where there are many.
    private @Nullable Map<String, CompiledTransition> byEvent;
    /// Wildcard descriptors, the longest first, and, at the same place, the first of
    /// their transitions.
    String[] wildcards = NO_NAMES;
    CompiledTransition[] onWildcards = CompiledTransition.NONE;
    /// In SCXML: the transitions on events in document order and, at the same place, what they
    /// wait for.
    CompiledTransition[] inOrder = CompiledTransition.NONE;
    String[] descriptors = NO_NAMES;
    /// In SCXML: what starts at the end of the macrostep in which the state was entered.
    Instruction[] invokes = NOTHING;
    List<Invoked> invoked = List.of();
    /// What it defers: exact descriptors and wildcards.
    String[] deferred = {};
    @Nullable
    Template output;
    private @Nullable String doneEvent;
    /// Whether it or a state around it has a transition that needs no event.
    boolean eventless;
    /// What is inside of it, as soon as a transition leaves that.
    @Nullable
    ExitRange inside;
    /// See [CompiledMachine#chain(int)].
    @Nullable
    Chain chain;

    /// What an invoke of SCXML does with events from outside.
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Invoked(String id, boolean forward, Instruction[] finalizing) {}

    CompiledState(int index, int parent, Kind kind, String name, Position position) {
        this.index = index;
        this.parent = parent;
        this.kind = kind;
        this.name = name;
        this.position = position;
        this.last = index;
    }

    /// Itself, as the targets of a transition; not to be changed.
    int[] asTarget() {
        if (asTarget.length == 0) {
            asTarget = new int[]{index};
        }
        return asTarget;
    }

    /// Its name, as the configuration of a machine in which only one atomic state is active.
    List<String> alone() {
        List<String> known = alone;
        if (known == null) {
            known = List.of(name);
            alone = known;
        }
        return known;
    }

    boolean isAtomic() {
        return kind == Kind.ATOMIC || kind == Kind.FINAL;
    }

    /// Whether it defers events of this name.
    boolean defers(String event) {
        for (String descriptor : deferred) {
            if (descriptor.equals(event) || Selection.matches(descriptor, event)) {
                return true;
            }
        }
        return false;
    }

    /// Whether it is this state, or inside of it.
    boolean isAtOrIn(CompiledState ancestor) {
        return index >= ancestor.index && index <= ancestor.last;
    }

    /// Whether `state` is a proper descendant.
    boolean contains(int state) {
        return state > index && state <= last;
    }

    /// What its parent state hears when it is done.
    String doneEvent(CompiledMachine machine) {
        String known = doneEvent;
        if (known == null) {
            known = (machine.isScxml() ? "done.state." : "xstate.done.state.")
                    + machine.machine().idOf(machine.machine().state(index));
            doneEvent = known;
        }
        return known;
    }

    /// @param descriptors
    ///            what is waited for; not to be changed, states may share it
    /// @param transitions
    ///            the first one of each
    void onExactly(String[] descriptors, CompiledTransition[] transitions) {
        events = descriptors;
        onEvents = transitions;
        if (events.length > FEW) {
            byEvent = HashMap.newHashMap(events.length);
            for (int i = 0; i < events.length; i++) {
                byEvent.put(events[i], onEvents[i]);
            }
        }
    }

    /// The first of the transitions that wait for an event by its name.
    @Nullable
    CompiledTransition exactly(String event) {
        if (byEvent != null) {
            return byEvent.get(event);
        }
        for (int i = 0; i < events.length; i++) {
            if (events[i].equals(event)) {
                return onEvents[i];
            }
        }
        return null;
    }
}
