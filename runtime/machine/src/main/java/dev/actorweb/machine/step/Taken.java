package dev.actorweb.machine.step;

import dev.actorweb.machine.State;
import dev.actorweb.machine.Trigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The transitions that a step took, in the order of its microsteps.
final class Taken {
    private static final int SHOWN = 10;
    private CompiledTransition[] transitions = new CompiledTransition[8];
    private int size;

    void clear() {
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    void add(CompiledTransition transition) {
        if (size == transitions.length) {
            transitions = Arrays.copyOf(transitions, 2 * size);
        }
        transitions[size++] = transition;
    }

    /// Their numbers.
    List<Integer> list() {
        if (size == 1) {
            return transitions[0].alone();
        }
        List<Integer> numbers = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            numbers.add(transitions[i].id);
        }
        return List.copyOf(numbers);
    }

    /// Names the cycle: the shortest series of transitions that the last ones repeat.
    Failure endless(CompiledMachine machine) {
        int period = period();
        StringBuilder cycle = new StringBuilder();
        for (int i = size - Math.min(period, SHOWN); i < size; i++) {
            State source = machine.source(transitions[i].id);
            cycle.append(cycle.isEmpty() ? "" : " → ").append(source.name()).append(" (")
                    .append(label(machine.transition(transitions[i].id).trigger())).append(")");
        }
        cycle.append(period > SHOWN ? " and " + (period - SHOWN) + " more" : "");
        return Failure.endless(Step.MICROSTEP_LIMIT + " microsteps; the transitions repeat: " + cycle,
                Optional.of(machine.transition(transitions[size - 1].id).position()));
    }

    private int period() {
        for (int period = 1; period <= size / 2; period++) {
            if (Arrays.equals(transitions, size - period, size, transitions, size - 2 * period,
                    size - period)) {
                return period;
            }
        }
        return Math.min(SHOWN, size);
    }

    private static String label(Trigger trigger) {
        return switch (trigger) {
            case Trigger.OnEvent on -> on.descriptor();
            case Trigger.Always _ -> "always";
            case Trigger.After after -> "after " + after.delay().text();
            case Trigger.Done _ -> "onDone";
            case Trigger.Invoked invoked ->
                invoked.outcome() == Trigger.Invoked.Outcome.ERROR ? "onError" : "onDone";
        };
    }
}
