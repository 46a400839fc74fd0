package dev.actorweb.analyzer.explore;

import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.step.StepResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A way through a machine: its start, and then what happened and what came of it, step by step.
public record Trace(CompiledMachine machine, List<Step> steps) {
    public Trace {
        steps = List.copyOf(steps);
    }

    /// One step.
    ///
    /// @param cause
    ///            empty for the start
    /// @param guards
    ///            how the guards turned out that only Java knows, in the order in which they were
    ///            asked
    /// @param certain
    ///            whether it follows from its cause whatever unknown guards say
    public record Step(Optional<Cause> cause, Map<String, List<Boolean>> guards, boolean certain,
            StepResult result) {
        public Step {
            guards = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(guards));
        }
    }

    /// Where it leads.
    public Snapshot end() {
        return steps.getLast().result().snapshot();
    }

    /// Whether it can be gone whatever unknown guards say.
    public boolean isCertain() {
        return steps.stream().allMatch(Step::certain);
    }

    /// How many steps there are after the start.
    public int length() {
        return steps.size() - 1;
    }
}
