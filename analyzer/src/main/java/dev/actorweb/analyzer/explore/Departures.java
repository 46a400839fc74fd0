package dev.actorweb.analyzer.explore;

import dev.actorweb.machine.Variable;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.StepResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Notes the steps by which variables leave what their declarations allow, the nearest ones of each
/// kind. A value that has left is unknown from then on, so each step is told of once.
final class Departures {
    /// So many by the same transitions: the way to the first ones may rest on guesses.
    private static final int MOST_ALIKE = 8;
    private static final int MOST = 1_000;
    private final boolean possible;
    private final List<Departure> found = new ArrayList<>();
    private final Map<String, Integer> alike = new HashMap<>();
    private final Set<String> guessed = new HashSet<>();

    Departures(CompiledMachine machine) {
        this.possible = machine.machine().context().stream().anyMatch(Variable::isBounded);
    }

    /// @param guess
    ///            whether the step depends on unknown guards
    void note(StepResult result, int from, int cause, boolean guess) {
        if (!possible || found.size() >= MOST) {
            return;
        }
        for (Variable variable : result.snapshot().context().outside()) {
            if (guess) {
                guessed.add(variable.name());
            } else if (alike.merge(variable.name() + result.transitions(), 1, Integer::sum) <= MOST_ALIKE) {
                found.add(new Departure(variable, from, cause, result.transitions(), result.snapshot()));
            }
        }
    }

    /// Those that do not depend on unknown guards, at least not in their last step.
    List<Departure> found() {
        return found;
    }

    /// Whether a variable leaves its domain somewhere, if only by a guess.
    boolean mayLeave(Variable variable) {
        return guessed.contains(variable.name())
                || found.stream().anyMatch(one -> one.variable().name().equals(variable.name()));
    }
}
