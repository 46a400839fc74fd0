package dev.actorweb.analyzer.conform;

import dev.actorweb.analyzer.coverage.Coverage;
import dev.actorweb.machine.State;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.step.StepResult;
import dev.actorweb.machine.step.Stepper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final StateNames names;
    private final Progress progress;
    private final Deque<Observation> trace = new ArrayDeque<>();
    private final Coverage coverage;
    private Map<Snapshot, Forecast.Way> places = Map.of();
    private boolean unsure = true;
    private boolean first = true;
    private long steps;

    public Monitor(CompiledMachine machine) {
        this.machine = machine;
        this.stepper = new Stepper(machine, possibilities);
        this.progress = new Progress(machine.machine());
        this.coverage = new Coverage(machine);
        this.names = new StateNames(machine.machine());
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
        if (!names.resolve(active, known).isEmpty()) {
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
        List<String> unknown = names.resolve(step.active(), active);
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
        var forecast = new Forecast(machine, stepper, possibilities, names.configuration(active));
        if (step.isStart()) {
            forecast.start(step);
        } else if (step.toEvent().isPresent()) {
            forecast.step(places.keySet(), step.toEvent().get());
        }
        step.variables().ifPresent(forecast::compare);
        if (!forecast.fitting().isEmpty()) {
            return conform(step, forecast, active);
        }
        boolean mayHaveMoved = first && !step.isStart();
        if (mayHaveMoved || (unsure && forecast.isThroughHistory())) { // which remembers what
                                                                       // nobody saw
            return seen(active, step);
        }
        var deviation = new Deviation(certain(), before(), step, forecast.expected(), forecast.wrong(),
                accepted(),
                List.copyOf(trace));
        seen(active, step);
        return new Judgement.Deviates(deviation);
    }

    private Judgement conform(Observation step, Forecast forecast, List<State> active) {
        first = false;
        List<Integer> certain = forecast.certain();
        coverage.add(certain);
        active.forEach(state -> coverage.entered().set(state.index()));
        places = forecast.fitting();
        List<Observation> circle = places.size() == 1
                ? progress.reach(places.keySet().iterator().next(), step)
                : List.of();
        if (places.size() > MOST_PLACES) {
            at(machine.seen(active, Map.of()));
            unsure = true;
        }
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
        Map<Snapshot, Forecast.Way> only = new LinkedHashMap<>();
        only.put(place, new Forecast.Way(new StepResult(place, List.of(), true, List.of()), Map.of()));
        places = only;
    }

    /// Where the machine may be, and how the last step may have led there.
    Map<Snapshot, Forecast.Way> places() {
        return places;
    }

    // ---- words

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
        return names.atomic(active);
    }
}
