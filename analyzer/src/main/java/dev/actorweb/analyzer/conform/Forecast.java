package dev.actorweb.analyzer.conform;

import dev.actorweb.machine.State;
import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.step.StepResult;
import dev.actorweb.machine.step.Stepper;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the spec lets one step lead to, and what of it fits what was seen. For one step.
final class Forecast {
    private final CompiledMachine machine;
    private final Stepper stepper;
    private final Possibilities possibilities;
    private final BitSet wanted;
    private Map<Snapshot, Way> fitting = new LinkedHashMap<>();
    private final Set<List<String>> expected = new LinkedHashSet<>();
    private final Set<String> wrong = new LinkedHashSet<>();
    private boolean throughHistory;

    /// How a step went that fits what was seen.
    ///
    /// @param guards
    ///            the answers that named guards must have given
    record Way(StepResult result, Map<String, List<Boolean>> guards) {}

    /// @param wanted
    ///            the states that were seen to be active afterwards
    Forecast(CompiledMachine machine, Stepper stepper, Possibilities possibilities, BitSet wanted) {
        this.machine = machine;
        this.stepper = stepper;
        this.possibilities = possibilities;
        this.wanted = wanted;
    }

    /// Starts the machine, in every way.
    void start(Observation step) {
        Object input = step.data().isPresent() ? step.data().get().get("input") : EvalError.UNKNOWN;
        possibilities.begin();
        do {
            take(stepper.initial(input));
        } while (possibilities.next());
    }

    /// Takes the step from every place, in every way.
    void step(Set<Snapshot> places, Event event) {
        for (Snapshot place : places) {
            possibilities.begin();
            do {
                StepResult result = stepper.step(place, event);
                throughHistory |= goesToHistory(result);
                if (result.handled() || !result.transitions().isEmpty()) {
                    take(result);
                }
            } while (possibilities.next());
        }
    }

    /// Drops what leads to variables that are others than those that were seen.
    void compare(Map<String, @Nullable Object> variables) {
        Map<String, @Nullable Object> plain = Variables.plain(variables);
        Map<Snapshot, Way> alike = new LinkedHashMap<>();
        fitting.forEach((place, way) -> {
            List<String> different = Variables.wrong(place, plain);
            wrong.addAll(different);
            if (different.isEmpty()) {
                alike.putIfAbsent(place.knowing(plain), way);
            }
        });
        fitting = alike;
    }

    /// What fits: where the machine is now, and how it came there.
    Map<Snapshot, Way> fitting() {
        return fitting;
    }

    /// The transitions that were taken whichever way it was.
    List<Integer> certain() {
        Set<Integer> taken = null;
        for (Way way : fitting.values()) {
            if (taken == null) {
                taken = new LinkedHashSet<>(way.result().transitions());
            } else {
                taken.retainAll(new TreeSet<>(way.result().transitions()));
            }
        }
        return taken == null ? List.of() : List.copyOf(taken);
    }

    /// The configurations that the spec has for this step.
    List<List<String>> expected() {
        return new ArrayList<>(expected);
    }

    /// The variables that were seen to be others.
    List<String> wrong() {
        return new ArrayList<>(wrong);
    }

    /// Whether what a history state remembers may have mattered.
    boolean isThroughHistory() {
        return throughHistory;
    }

    private void take(StepResult result) {
        if (result.snapshot().status() == Snapshot.Status.ERROR) {
            return;
        }
        expected.add(result.snapshot().configuration());
        if (isSeen(result.snapshot())) {
            fitting.putIfAbsent(result.snapshot(), new Way(result, possibilities.told()));
        }
    }

    private boolean isSeen(Snapshot snapshot) {
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

    private boolean goesToHistory(StepResult result) {
        for (int transition : result.transitions()) {
            for (State target : machine.targets(transition)) {
                if (target.kind() == State.Kind.HISTORY) {
                    return true;
                }
            }
        }
        return false;
    }
}
