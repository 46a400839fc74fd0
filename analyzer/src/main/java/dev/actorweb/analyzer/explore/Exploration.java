package dev.actorweb.analyzer.explore;

import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Variable;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Failure;
import dev.actorweb.machine.step.Packing;
import dev.actorweb.machine.step.Snapshot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What an exploration found. What it says to be reachable is; what it does not know is unreachable
/// only where it is complete. Not thread-safe.
public final class Exploration {
    /// A place where the machine came to a halt, and why.
    ///
    /// @param certain
    ///            whether it does so whatever unknown guards say in that step
    public record Halt(int place, Failure failure, boolean certain) {}

    private final CompiledMachine machine;
    private final StateStore store;
    private final Packing packing;
    private final Causes causes;
    private final Successors successors;
    private final BitSet reachable;
    private final BitSet taken;
    private final BitSet stuck;
    private final BitSet ended;
    private final List<Halt> halts;
    private final Departures departures;
    private final Routes routes;
    private final long steps;
    private final int depth;
    private final int visited;
    private final Optional<Bounds.Stop> stop;

    Exploration(CompiledMachine machine, StateStore store, Packing packing, Causes causes,
            Successors successors, BitSet reachable, BitSet taken, BitSet stuck, BitSet ended,
            List<Halt> halts, Departures departures, Ways ways, long steps, int depth, int visited,
            Optional<Bounds.Stop> stop) {
        this.machine = machine;
        this.store = store;
        this.packing = packing;
        this.causes = causes;
        this.successors = successors;
        this.reachable = reachable;
        this.taken = taken;
        this.stuck = stuck;
        this.ended = ended;
        this.halts = List.copyOf(halts);
        this.departures = departures;
        this.routes = new Routes(machine, store, packing, causes, successors, ways);
        this.steps = steps;
        this.depth = depth;
        this.visited = visited;
        this.stop = stop;
    }

    public CompiledMachine machine() {
        return machine;
    }

    /// Whether everything that can be reached was visited.
    public boolean isComplete() {
        return stop.isEmpty();
    }

    /// What ended the exploration too early.
    public Optional<Bounds.Stop> stop() {
        return stop;
    }

    /// The variable without bounds that made the exploration so large, if it was ended too early.
    public Optional<Variable> widest() {
        return isComplete() ? Optional.empty() : Widest.of(this);
    }

    /// The delayed event that waits many times over, if the exploration was ended too early.
    public Optional<Crowd> crowd() {
        return isComplete() ? Optional.empty() : Crowd.of(this);
    }

    /// How many places were found: the machine with its variables, what it remembers, its timers
    /// and services.
    public int places() {
        return store.size();
    }

    /// How many of them were visited.
    public int visited() {
        return visited;
    }

    /// How many steps were computed.
    public long steps() {
        return steps;
    }

    /// How many steps the farthest place is away from the start.
    public int depth() {
        return depth;
    }

    public boolean isReachable(State state) {
        return reachable.get(state.index());
    }

    public boolean isTaken(int transition) {
        return taken.get(transition);
    }

    /// The states that were active somewhere, the root included, in document order.
    public List<State> reachableStates() {
        return states(true);
    }

    /// The states that can be active but never were, in document order.
    public List<State> unreachableStates() {
        return states(false);
    }

    private List<State> states(boolean wanted) {
        List<State> states = new ArrayList<>();
        for (State state : machine.machine().states()) {
            if (state.kind() != State.Kind.HISTORY && reachable.get(state.index()) == wanted) {
                states.add(state);
            }
        }
        return states;
    }

    /// The numbers of the transitions that never were taken. A forbidden event is no transition.
    public List<Integer> deadTransitions() {
        List<Integer> dead = new ArrayList<>();
        for (int i = 0; i < machine.transitionCount(); i++) {
            Transition transition = machine.transition(i);
            if (!taken.get(i) && !transition.forbidden()) {
                dead.add(i);
            }
        }
        return dead;
    }

    /// The configurations in which nothing can happen any more though the machine has not ended:
    /// the names of their active atomic states, each configuration once.
    public Collection<List<String>> deadEnds() {
        Set<List<String>> found = new LinkedHashSet<>();
        for (int place = stuck.nextSetBit(0); place >= 0; place = stuck.nextSetBit(place + 1)) {
            found.add(snapshot(place).configuration());
        }
        return found;
    }

    /// The places in which nothing can happen any more though the machine has not ended.
    public BitSet stuck() {
        return (BitSet) stuck.clone();
    }

    /// The places where the machine is done or failed.
    public BitSet ended() {
        return (BitSet) ended.clone();
    }

    public List<Halt> halts() {
        return halts;
    }

    /// Steps by which variables leave their domains and that depend on no unknown guard, the
    /// nearest first.
    public List<Departure> departures() {
        return List.copyOf(departures.found());
    }

    /// Whether a variable leaves its domain somewhere, if only where an unknown guard lets it.
    public boolean mayLeave(Variable variable) {
        return departures.mayLeave(variable);
    }

    /// The machine at a place. Where it has ended there, the snapshot shows its last states only.
    public Snapshot snapshot(int place) {
        return place(place).snapshot();
    }

    Place place(int number) {
        return store.place(number, packing);
    }

    Cause cause(int number) {
        return causes.cause(number);
    }

    /// How many different sets of atomic states were active.
    public int configurations() {
        StateStore different = new StateStore();
        byte[] bytes = new byte[64];
        for (int place = 0; place < store.size(); place++) {
            Snapshot snapshot = snapshot(place);
            int[] active = IntStream.range(0, snapshot.activeCount()).map(snapshot::active)
                    .filter(this::isAtomic).sorted().toArray();
            if (bytes.length < 4 * active.length) {
                bytes = new byte[4 * active.length];
            }
            for (int i = 0; i < active.length; i++) {
                bytes[4 * i] = (byte) (active[i] >>> 24);
                bytes[4 * i + 1] = (byte) (active[i] >>> 16);
                bytes[4 * i + 2] = (byte) (active[i] >>> 8);
                bytes[4 * i + 3] = (byte) active[i];
            }
            different.add(bytes, 4 * active.length, -1, -1);
        }
        return different.size();
    }

    private boolean isAtomic(int state) {
        State.Kind kind = machine.machine().state(state).kind();
        return kind == State.Kind.ATOMIC || kind == State.Kind.FINAL;
    }

    // ---- steps

    /// Takes steps one after the other.
    @FunctionalInterface
    public interface Steps {
        /// One step and the place it leads to: the same place where nothing was done, a negative
        /// number where a bound kept the exploration from noting it.
        void step(Trace.Step step, int to);
    }

    /// What conditions of unknown value were taken to be, by their text, in the step that a sink is
    /// just being told of.
    public Map<String, List<Boolean>> assumed() {
        return successors.assumed();
    }

    /// Every way in which the machine can start.
    public void starts(Steps sink) {
        successors.starts((_, result, to) -> sink
                .step(new Trace.Step(Optional.empty(), successors.told(), !successors.isGuess(), result),
                        number(to, -1)));
    }

    /// Every step that can be taken at a place.
    public void steps(int place, Steps sink) {
        successors.from(place(place), (cause, result, to) -> sink.step(
                new Trace.Step(Optional.of(causes.cause(cause)), successors.told(), !successors.isGuess(),
                        result),
                number(to, place)));
    }

    private int number(@Nullable Place to, int here) {
        if (to == null) {
            return here;
        }
        to.pack(packing);
        return store.find(packing.bytes(), packing.size());
    }

    // ---- ways

    /// A shortest way from the start to a place.
    public Trace trace(int place) {
        return routes.trace(place);
    }

    /// How many steps it takes at least until this state is active; negative where it never stays
    /// active to the end of a step.
    public int stepsToState(int state) {
        return routes.stepsToState(state);
    }

    /// A shortest way to a state.
    public Optional<Trace> wayToState(int state) {
        return routes.wayToState(state);
    }

    /// How many steps it takes at least until this transition is taken; negative where it never is.
    public int stepsToTransition(int transition) {
        return taken.get(transition) ? routes.stepsToTransition(transition) : -1;
    }

    /// A shortest way that takes a transition.
    public Optional<Trace> wayToTransition(int transition) {
        return taken.get(transition) ? Optional.of(routes.wayToTransition(transition)) : Optional.empty();
    }

    /// A shortest way to the place of a departure, and its step.
    public Trace wayOf(Departure departure) {
        return routes.wayOf(departure);
    }

    /// How many steps a place is away from the start.
    public int distance(int place) {
        return routes.distance(place);
    }
}
