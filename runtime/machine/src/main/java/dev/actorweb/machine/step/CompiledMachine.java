package dev.actorweb.machine.step;

import dev.actorweb.machine.Dialect;
import dev.actorweb.machine.EventDeclaration;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Variable;
import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.expr.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A machine that can run: states and transitions are numbered, targets resolved, guards and
/// assignments bound to the slots of variables. Immutable and thread-safe.
public final class CompiledMachine {
    /// Only so many states keep their ancestors at hand: in larger machines that costs more than
    /// it saves.
    private static final int KEEPING = 4096;
    private final Machine machine;
    private final CompiledState[] states;
    private final CompiledTransition[] transitions;
    private final Context initialContext;
    private final int[][] nothingRemembered;
    private final int[] historySlots;
    private final boolean chain;
    private final boolean eventless;
    private final boolean deferring;
    private final List<EventDeclaration> declared;
    private final Map<String, CompiledMachine> parts;

    CompiledMachine(Machine machine, CompiledState[] states, CompiledTransition[] transitions,
            Map<String, CompiledMachine> parts) {
        this.machine = machine;
        this.parts = parts;
        this.states = states;
        this.transitions = transitions;
        this.declared = machine.eventsDeclared() ? machine.events() : List.of();
        List<Variable> variables = machine.context();
        @Nullable
        Object[] values = new Object[variables.size()];
        for (int slot = 0; slot < values.length; slot++) {
            values[slot] = variables.get(slot).initial();
        }
        this.initialContext = new Context(variables, values);
        this.historySlots = new int[states.length];
        int count = 0;
        boolean single = true;
        boolean anyEventless = false;
        boolean anyDeferred = false;
        for (CompiledState state : states) {
            single &= state.kind != State.Kind.PARALLEL && state.historyDefault.length < 2;
            anyEventless |= state.eventless;
            anyDeferred |= state.deferred.length > 0;
            historySlots[state.index] = state.kind == State.Kind.HISTORY ? count++ : -1;
        }
        this.nothingRemembered = new int[count][];
        Arrays.fill(nothingRemembered, CompiledState.NO_STATES);
        for (CompiledTransition transition : transitions) {
            single &= transition.targets.length < 2;
        }
        this.chain = single;
        this.eventless = anyEventless;
        this.deferring = anyDeferred;
    }

    /// Compiles a machine, or says what keeps it from running: targets that lead nowhere, a
    /// compound state without `initial`, a delay that is none.
    public static Compilation compile(Machine machine) {
        return new Compiler(machine).compile();
    }

    /// Compiles a machine that is known to be right.
    ///
    /// @throws IllegalArgumentException
    ///             if it cannot run; the message lists why
    public static CompiledMachine of(Machine machine) {
        Compilation compilation = compile(machine);
        return compilation.machine().orElseThrow(() -> new IllegalArgumentException(
                "the machine " + machine.name() + " cannot run: " + compilation.problems()));
    }

    /// The same machine with other values for some variables at the start.
    ///
    /// @throws IllegalArgumentException
    ///             if it has no such variable
    public CompiledMachine startingWith(Map<String, ? extends @Nullable Object> values) {
        CompiledMachine other = new CompiledMachine(machine, states, transitions, parts);
        for (Map.Entry<String, ? extends @Nullable Object> entry : values.entrySet()) {
            int slot = 0;
            while (slot < machine.context().size()
                    && !machine.context().get(slot).name().equals(entry.getKey())) {
                slot++;
            }
            if (slot == machine.context().size()) {
                throw new IllegalArgumentException("no such variable: " + entry.getKey());
            }
            other.initialContext.values()[slot] = entry.getValue(); // nobody has seen it yet
        }
        return other;
    }

    /// The machine as somebody knows it who sees from outside where it is: history states remember
    /// nothing, and variables that are not given have an unknown value.
    ///
    /// @param active
    ///            the active states; their ancestors may be left out
    /// @param known
    ///            the values of variables by name; other names do not matter
    public Snapshot seen(Collection<State> active, Map<String, ? extends @Nullable Object> known) {
        int[] leaves = new int[active.size()];
        int count = 0;
        for (State state : active) {
            leaves[count++] = state.index();
        }
        List<Variable> variables = machine.context();
        @Nullable
        Object[] values = new Object[variables.size()];
        for (int slot = 0; slot < values.length; slot++) {
            String name = variables.get(slot).name();
            values[slot] = known.containsKey(name) ? known.get(name) : EvalError.UNKNOWN;
        }
        return new Snapshot(this, withAncestors(leaves), nothingRemembered, initialContext.with(values),
                Snapshot.Status.ACTIVE, List.of(), List.of(), null, null);
    }

    /// The machine as it was written.
    public Machine machine() {
        return machine;
    }

    /// The same event, with null in the declared fields of any type that it does not carry: for
    /// events that somebody names by hand.
    public Event filled(Event event) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>(event.data());
        for (EventDeclaration declaration : machine.eventsDeclared() && !event.isInternal()
                ? machine.events()
                : List.<EventDeclaration>of()) {
            if (declaration.name().equals(event.type())) {
                for (EventDeclaration.Field field : declaration.fields()) {
                    if (field.type() == Type.ANY) {
                        data.putIfAbsent(field.name(), null);
                    }
                }
            }
        }
        return data.size() == event.data().size() ? event : Event.of(event.type(), data);
    }

    /// The machine that belongs to this one under this name.
    public Optional<CompiledMachine> part(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    /// Whether a state invokes a machine that belongs to this one, under this id.
    boolean invokesPart(String id) {
        return !parts.isEmpty() && machine.states().stream().flatMap(state -> state.invokes().stream())
                .anyMatch(invoke -> invoke.id().equals(id) && parts.containsKey(invoke.src()));
    }

    boolean isScxml() {
        return machine.dialect() == Dialect.SCXML;
    }

    public String name() {
        return machine.name();
    }

    /// What is wrong with an event from outside, if it is declared: a field is missing, of another
    /// type, or unknown. An event that nobody declared is not judged here.
    public Optional<String> check(Event event) {
        for (EventDeclaration declaration : declared) {
            if (declaration.name().equals(event.type())) {
                return Payload.problem(declaration, event);
            }
        }
        return Optional.empty();
    }

    /// How many transitions there are; their numbers are below it.
    public int transitionCount() {
        return transitions.length;
    }

    /// A transition by its number, as it was written.
    public Transition transition(int number) {
        Transition written = transitions[number].written;
        if (written == null) {
            throw new IllegalArgumentException("no such transition: " + number);
        }
        return written;
    }

    /// The state to which a transition belongs.
    public State source(int transition) {
        return machine.state(transitions[transition].source);
    }

    /// The states a transition leads to, in the order written; a history state stands for itself.
    public List<State> targets(int transition) {
        int[] targets = transitions[transition].targets;
        State[] found = new State[targets.length];
        for (int i = 0; i < targets.length; i++) {
            found[i] = machine.state(targets[i]);
        }
        return List.of(found);
    }

    CompiledTransition compiledTransition(int number) {
        return transitions[number];
    }

    CompiledState state(int index) {
        return states[index];
    }

    CompiledState[] states() {
        return states;
    }

    /// The values with which its variables start, before its first step.
    public Context initialContext() {
        return initialContext;
    }

    /// Whether the active states always are one state and its ancestors.
    boolean isChain() {
        return chain;
    }

    /// Whether some transition needs no event.
    boolean hasEventless() {
        return eventless;
    }

    /// Whether some state defers events.
    public boolean isDeferring() {
        return deferring;
    }

    /// A state of a machine that is a chain, after its ancestors; perhaps shared, not to
    /// be changed.
    int[] chain(int leaf) {
        Chain known = states[leaf].chain;
        if (known == null) {
            known = Chain.of(this, leaf);
            if (leaf < KEEPING) {
                states[leaf].chain = known;
            }
        }
        return known.states();
    }

    /// The active atomic states in document order.
    int[] leaves(int[] active) {
        if (chain) {
            return active.length == 0 ? active : new int[]{active[active.length - 1]};
        }
        IntSet leaves = new IntSet();
        for (int state : active) {
            if (state(state).isAtomic()) {
                leaves.add(state);
            }
        }
        return leaves.toArray();
    }

    /// States and their ancestors, in document order.
    int[] withAncestors(int[] leaves) {
        if (chain && leaves.length == 1) {
            return chain(leaves[0]);
        }
        IntSet all = new IntSet();
        for (int leaf : leaves) {
            for (int at = leaf; at >= 0 && all.add(at); at = state(at).parent) {
                // added
            }
        }
        return all.toArray();
    }

    /// The number of the state at this path from the root; −1 if there is none.
    int atPath(String path) {
        Optional<State> found = machine.at(path);
        return found.isPresent() ? found.get().index() : -1;
    }

    /// For every history state, nothing.
    int[][] nothingRemembered() {
        return nothingRemembered;
    }

    int historyCount() {
        return nothingRemembered.length;
    }

    int historySlot(int state) {
        return historySlots[state];
    }

    /// The number of the state of this id or path; −1 if there is none.
    int find(String name) {
        Optional<State> found = machine.find(name);
        return found.isPresent() ? found.get().index() : -1;
    }

    @Override
    public String toString() {
        return "CompiledMachine[" + machine.name() + ", " + states.length + " states]";
    }
}
