package dev.actorweb.machine.step;

import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.expr.EvalError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a machine is between two events: the active states, what history states remember, the
/// variables, and whether it has ended. Immutable; equal when the machine behaves the same from
/// here on.
public final class Snapshot {
    /// Whether a machine still accepts events.
    public enum Status {
        ACTIVE, DONE, ERROR
    }

    private final CompiledMachine machine;
    /// In the order of entry, which is document order but for regions entered again while others
    /// stayed; XState selects the transitions of regions in this order.
    final int[] active;
    /// By [CompiledMachine#historySlot(int)]; an empty array where nothing is remembered.
    final int[][] history;
    private final Context context;
    private final Status status;
    private final Rest rest;

    /// What most snapshots have none of.
    private record Rest(List<Event> deferred, List<String> ended, @Nullable Object output,
            @Nullable Failure failure) {
        private static final Rest NONE = new Rest(List.of(), List.of(), null, null);

        static Rest of(List<Event> deferred, List<String> ended, @Nullable Object output,
                @Nullable Failure failure) {
            return deferred.isEmpty() && ended.isEmpty() && output == null && failure == null
                    ? NONE
                    : new Rest(deferred, ended, output, failure);
        }
    }

    Snapshot(CompiledMachine machine, int[] active, int[][] history, Context context, Status status,
            List<Event> deferred, List<String> ended, @Nullable Object output, @Nullable Failure failure) {
        this(machine, active, history, context, status, Rest.of(deferred, ended, output, failure));
    }

    private Snapshot(CompiledMachine machine, int[] active, int[][] history, Context context, Status status,
            Rest rest) {
        this.machine = machine;
        this.active = active;
        this.history = history;
        this.context = context;
        this.status = status;
        this.rest = rest;
    }

    /// The machine halted here.
    Snapshot failed(Failure why) {
        return new Snapshot(machine, active, history, context, Status.ERROR, rest.deferred, rest.ended, null,
                why);
    }

    /// The same with these events deferred.
    Snapshot deferring(List<Event> events) {
        return new Snapshot(machine, active, history, context, status, events, rest.ended, rest.output,
                rest.failure);
    }

    /// The same with these values for those variables whose value is unknown.
    public Snapshot knowing(Map<String, ? extends @Nullable Object> values) {
        @Nullable
        Object[] known = context.values().clone();
        for (int slot = 0; slot < known.length; slot++) {
            String name = machine.machine().context().get(slot).name();
            if (known[slot] instanceof EvalError && values.containsKey(name)) {
                known[slot] = values.get(name);
            }
        }
        return new Snapshot(machine, active, history, context.with(known), status, rest);
    }

    public CompiledMachine machine() {
        return machine;
    }

    public Status status() {
        return status;
    }

    public boolean isActive() {
        return status == Status.ACTIVE;
    }

    public Context context() {
        return context;
    }

    /// What the machine gave when it was done; null before, and where the spec gives none.
    public @Nullable Object output() {
        return rest.output;
    }

    /// The events that are kept until a state takes them, the oldest first.
    public List<Event> deferred() {
        return rest.deferred;
    }

    /// In SCXML: the ids of the invokes that are over while the state that invoked them is still
    /// active, in their natural order. Nothing can be sent to them.
    public List<String> endedInvokes() {
        return rest.ended;
    }

    /// Why the machine came to a halt.
    public Optional<Failure> failure() {
        return Optional.ofNullable(rest.failure);
    }

    /// The names of the active atomic states, in document order.
    public List<String> configuration() {
        if (machine.isChain() && active.length > 0 && machine.state(active[active.length - 1]).isAtomic()) {
            return machine.state(active[active.length - 1]).alone();
        }
        List<String> names = new ArrayList<>();
        for (int state : sorted()) {
            if (machine.state(state).isAtomic()) {
                names.add(machine.state(state).name);
            }
        }
        return List.copyOf(names);
    }

    /// How many states are active, ancestors included.
    public int activeCount() {
        return active.length;
    }

    /// The index of an active state, by its place in the order of entry.
    public int active(int place) {
        return active[place];
    }

    /// All active states, ancestors included, in document order.
    public List<State> activeStates() {
        List<State> states = new ArrayList<>();
        for (int state : sorted()) {
            states.add(machine.machine().state(state));
        }
        return List.copyOf(states);
    }

    /// Whether a state is active: by id, or by its path from the root. A state that does not exist
    /// is not active.
    public boolean in(String state) {
        int index = machine.find(state);
        return index >= 0 && isActive(index);
    }

    /// Whether the state of this index is active.
    public boolean isActive(int state) {
        return contains(active, state);
    }

    private static boolean contains(int[] states, int state) {
        for (int candidate : states) {
            if (candidate == state) {
                return true;
            }
        }
        return false;
    }

    /// Whether a history state remembers something.
    public boolean remembers(State history) {
        return history.kind() == State.Kind.HISTORY
                && this.history[machine.historySlot(history.index())].length > 0;
    }

    /// The events that some active state has a transition on or defers, as the spec writes them:
    /// exact names and wildcards, the innermost states first. A guard may still refuse one; a
    /// forbidden event is not among them.
    public Set<String> acceptedEvents() {
        Set<String> events = new LinkedHashSet<>();
        List<State> states = activeStates();
        for (int i = states.size() - 1; i >= 0 && isActive(); i--) {
            for (Transition transition : states.get(i).on()) {
                if (!transition.forbidden() && transition.trigger() instanceof Trigger.OnEvent on) {
                    events.add(on.descriptor());
                }
            }
            for (Trigger.OnEvent deferred : states.get(i).defer()) {
                events.add(deferred.descriptor());
            }
        }
        return events;
    }

    /// The tags of all active states.
    public Set<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        for (State state : activeStates()) {
            tags.addAll(state.tags());
        }
        return tags;
    }

    /// The state as XState shows it: the key of the active child, or a map from the key to what is
    /// active within; an empty map for a machine without states.
    public Object value() {
        return active.length == 0 ? Map.of() : value(0, shown());
    }

    private int[] shown() {
        return machine.isChain() ? active : Completion.of(machine, active, active.length);
    }

    private Object value(int state, int[] shown) {
        Map<String, Object> value = new LinkedHashMap<>();
        for (int child : shown) {
            if (machine.state(child).parent == state) {
                State written = machine.machine().state(child);
                boolean only = value.isEmpty() && machine.state(state).kind == Kind.COMPOUND;
                if (only && machine.state(child).isAtomic()) {
                    return written.key();
                }
                value.put(written.key(), value(child, shown));
            }
        }
        return value;
    }

    private int[] sorted() {
        int[] states = active.clone();
        Arrays.sort(states);
        return states;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Snapshot snapshot && status == snapshot.status
                && Arrays.equals(active, snapshot.active)
                && Arrays.deepEquals(history, snapshot.history) && context.equals(snapshot.context)
                && machine == snapshot.machine && rest.equals(snapshot.rest);
    }

    @Override
    public int hashCode() {
        int states = Arrays.hashCode(active) * 31 + Arrays.deepHashCode(history);
        return (states * 31 + context.hashCode()) * 31 + rest.deferred.hashCode() + rest.ended.hashCode();
    }

    /// For people: `[idle] {retries=0}`.
    @Override
    public String toString() {
        String deferred = rest.deferred.isEmpty()
                ? ""
                : " deferred " + rest.deferred.stream().map(Event::type).toList();
        String shown = configuration() + " " + context + deferred;
        return status == Status.ACTIVE
                ? shown
                : shown + " " + status + (rest.failure == null ? "" : " " + rest.failure);
    }
}
