package dev.actorweb.analyzer.conform;

import dev.actorweb.analyzer.coverage.Coverage;
import dev.actorweb.machine.State;
import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.step.StepResult;
import dev.actorweb.machine.step.Stepper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Follows one running machine by what is seen of it, and judges every step by the spec.
///
/// All places where the machine may be are kept: the variables follow from the actions as far as
/// they are known, guards that only Java knows may turn out either way, and what contradicts the
/// next observation is dropped. When no place is left, the step deviates. The step function is the
/// one that runs the machine. Not thread-safe.
public final class Monitor {
    /// With more places than these, only the active states are kept.
    private static final int MOST_PLACES = 32;
    private static final int LONGEST_TRACE = 32;

    private final CompiledMachine machine;
    private final Stepper stepper;
    private final Possibilities possibilities = new Possibilities();
    private final Map<String, State> byName = new HashMap<>();
    private final Progress progress;
    private final Deque<Observation> trace = new ArrayDeque<>();
    private final Coverage coverage;
    private final boolean remembers;
    private Map<Snapshot, Way> places = Map.of();
    private boolean unsure = true;
    private boolean first = true;
    private long steps;

    /// How a step went that fits what was seen.
    ///
    /// @param guards
    ///            the answers that named guards must have given
    record Way(StepResult result, Map<String, List<Boolean>> guards) {}

    public Monitor(CompiledMachine machine) {
        this.machine = machine;
        this.stepper = new Stepper(machine, possibilities);
        this.progress = new Progress(machine.machine());
        this.coverage = new Coverage(machine);
        boolean history = false;
        for (State state : machine.machine().states()) {
            byName.putIfAbsent(state.name(), state);
            history |= state.kind() == State.Kind.HISTORY;
        }
        this.remembers = history;
    }

    /// The spec.
    public CompiledMachine machine() {
        return machine;
    }

    /// What was seen: the states that were active, and the transitions that were certainly taken.
    public Coverage coverage() {
        return coverage;
    }

    /// How many steps were seen.
    public long steps() {
        return steps;
    }

    /// Begins with a machine that was running already.
    ///
    /// @param active
    ///            the names of the states it is in; ancestors may be left out
    /// @param variables
    ///            what is known of its variables
    public void attach(List<String> active, Map<String, ? extends @Nullable Object> variables) {
        List<State> known = new ArrayList<>();
        if (!resolve(active, known).isEmpty()) {
            return;
        }
        places = Map.of();
        at(machine.seen(known, variables));
        coverage.add(places.keySet().iterator().next());
        first = true;
        progress.forget();
    }

    /// No step was missed since the machine was attached.
    public void trust() {
        first = false;
    }

    /// Steps were missed: where the machine is now, nobody knows.
    public void gap() {
        places = Map.of();
        first = true;
        unsure = true;
        progress.forget();
        coverage.begin();
        trace.clear();
    }

    /// Judges a step.
    public Judgement observe(Observation step) {
        steps++;
        if (trace.size() == LONGEST_TRACE) {
            trace.removeFirst();
        }
        trace.add(step);
        List<State> active = new ArrayList<>();
        List<String> unknown = resolve(step.active(), active);
        if (!unknown.isEmpty()) {
            var foreign = new Judgement.Foreign(certain(), unknown, List.copyOf(trace));
            gap();
            return foreign;
        }
        if (step.isStart()) {
            unsure = false;
            progress.forget();
            coverage.begin();
        } else if (places.isEmpty()) {
            return seen(active, step);
        }
        return judge(step, active);
    }

    private Judgement judge(Observation step, List<State> active) {
        BitSet wanted = new BitSet();
        for (State state : active) {
            for (State at = state; !wanted.get(at.index()); at = machine.machine().state(at.parent())) {
                wanted.set(at.index());
                if (at.isRoot()) {
                    break;
                }
            }
        }
        Map<Snapshot, Way> next = new LinkedHashMap<>();
        Set<List<String>> expected = new LinkedHashSet<>();
        boolean history = false;
        if (step.isStart()) {
            Object input = step.data().isPresent() ? step.data().get().get("input") : EvalError.UNKNOWN;
            possibilities.begin();
            do {
                take(stepper.initial(input), wanted, next, expected);
            } while (possibilities.next());
        } else if (step.toEvent().isPresent()) {
            history = steps(step.toEvent().get(), wanted, next, expected);
        }
        Set<String> wrong = new LinkedHashSet<>();
        Map<Snapshot, Way> fitting = compare(next, step, wrong);
        if (!fitting.isEmpty()) {
            return conform(step, fitting, active);
        }
        if ((first && !step.isStart()) || (unsure && history)) { // it may have moved before, or
                                                                 // remember what nobody saw
            return seen(active, step);
        }
        var deviation = new Deviation(certain(), before(), step, List.copyOf(expected),
                List.copyOf(wrong), accepted(),
                List.copyOf(trace));
        seen(active, step);
        return new Judgement.Deviates(deviation);
    }

    /// Takes the step from every place, in every way.
    ///
    /// @return whether what a history state remembers may have mattered
    private boolean steps(Event event, BitSet wanted, Map<Snapshot, Way> next, Set<List<String>> expected) {
        boolean history = false;
        for (Snapshot place : places.keySet()) {
            possibilities.begin();
            do {
                StepResult result = stepper.step(place, event);
                history |= goesToHistory(result);
                if (result.handled() || !result.transitions().isEmpty()) {
                    take(result, wanted, next, expected);
                }
            } while (possibilities.next());
        }
        return history;
    }

    /// Drops the places whose variables are others than those that were seen.
    private static Map<Snapshot, Way> compare(Map<Snapshot, Way> next, Observation step, Set<String> wrong) {
        if (step.variables().isEmpty()) {
            return next;
        }
        Map<String, @Nullable Object> plain = Variables.plain(step.variables().get());
        Map<Snapshot, Way> fitting = new LinkedHashMap<>();
        next.forEach((place, way) -> {
            List<String> different = Variables.wrong(place, plain);
            wrong.addAll(different);
            if (different.isEmpty()) {
                fitting.putIfAbsent(place.knowing(plain), way);
            }
        });
        return fitting;
    }

    private void take(StepResult result, BitSet wanted, Map<Snapshot, Way> next,
            Set<List<String>> expected) {
        if (result.snapshot().status() == Snapshot.Status.ERROR) {
            return;
        }
        expected.add(result.snapshot().configuration());
        if (isAt(result.snapshot(), wanted)) {
            next.putIfAbsent(result.snapshot(), new Way(result, possibilities.told()));
        }
    }

    private Judgement conform(Observation step, Map<Snapshot, Way> next, List<State> active) {
        first = false;
        Set<Integer> taken = null;
        for (Way way : next.values()) {
            if (taken == null) {
                taken = new LinkedHashSet<>(way.result().transitions());
            } else {
                taken.retainAll(new TreeSet<>(way.result().transitions()));
            }
        }
        List<Integer> certain = taken == null ? List.of() : List.copyOf(taken);
        coverage.add(certain);
        active.forEach(state -> coverage.entered().set(state.index()));
        places = next;
        if (next.size() > MOST_PLACES) {
            at(machine.seen(active, Map.of()));
            unsure = true;
        }
        List<Observation> circle = next.size() == 1
                ? progress.reach(next.keySet().iterator().next(), step)
                : List.of();
        return new Judgement.Conforms(certain, circle);
    }

    /// Believes what is seen.
    private Judgement seen(List<State> active, Observation step) {
        active.forEach(state -> coverage.entered().set(state.index()));
        at(machine.seen(active, step.variables().map(Variables::plain).orElse(Map.of())));
        first = false;
        unsure = true;
        progress.forget();
        return new Judgement.Unjudged();
    }

    private void at(Snapshot place) {
        Map<Snapshot, Way> only = new LinkedHashMap<>();
        only.put(place, new Way(new StepResult(place, List.of(), true, List.of()), Map.of()));
        places = only;
    }

    /// Where the machine may be, and how the last step may have led there.
    Map<Snapshot, Way> places() {
        return places;
    }

    private boolean goesToHistory(StepResult result) {
        if (!remembers) {
            return false;
        }
        for (int transition : result.transitions()) {
            for (State target : machine.targets(transition)) {
                if (target.kind() == State.Kind.HISTORY) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAt(Snapshot snapshot, BitSet wanted) {
        if (snapshot.activeCount() != wanted.cardinality()) {
            return false;
        }
        for (int i = 0; i < snapshot.activeCount(); i++) {
            if (!wanted.get(snapshot.active(i))) {
                return false;
            }
        }
        return true;
    }

    // ---- words

    /// Finds the states of these names.
    ///
    /// @return the names that the spec does not have
    private List<String> resolve(List<String> names, List<State> found) {
        List<String> unknown = new ArrayList<>();
        for (String name : names) {
            State state = byName.get(name);
            if (state == null) {
                unknown.add(name);
            } else {
                found.add(state);
            }
        }
        return unknown;
    }

    /// The innermost state that is active in every place.
    private State certain() {
        State innermost = machine.machine().root();
        if (!places.isEmpty()) {
            for (State state : places.keySet().iterator().next().activeStates()) {
                innermost = state;
            }
        }
        return innermost;
    }

    private List<String> before() {
        return places.isEmpty() ? List.of() : places.keySet().iterator().next().configuration();
    }

    private List<String> accepted() {
        return places.isEmpty()
                ? List.of()
                : List.copyOf(places.keySet().iterator().next().acceptedEvents());
    }

    /// The atomic ones among the names of active states; all that the spec does not have.
    public List<String> atomic(List<String> active) {
        List<String> atomic = new ArrayList<>();
        for (String name : active) {
            State state = byName.get(name);
            if (state == null || state.children().isEmpty()) {
                atomic.add(name);
            }
        }
        return atomic;
    }
}
