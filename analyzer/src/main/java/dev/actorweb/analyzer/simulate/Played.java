package dev.actorweb.analyzer.simulate;

import dev.actorweb.analyzer.coverage.Coverage;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Effect;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.step.StepResult;
import dev.actorweb.machine.yaml.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What playing a scenario came to.
///
/// @param steps
///            the start, and then one for each event, answer and passage of time
/// @param problems
///            what went wrong: expectations that failed, events that nobody knows; none when the
///            scenario passed
/// @param assumed
///            what nobody answered and was taken for granted, in words
/// @param coverage
///            what was visited
public record Played(Scenario scenario, CompiledMachine machine, List<Step> steps, List<Problem> problems,
        Set<String> assumed, Coverage coverage) {
    public Played {
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
        assumed = java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(assumed));
    }

    public boolean passed() {
        return problems.isEmpty();
    }

    /// What happened first in a step.
    public sealed interface Cause {
        record Start() implements Cause {}

        record Sent(Event event) implements Cause {}

        /// Time passed.
        ///
        /// @param jump
        ///            whether the timers fired at the end, all at once
        record Advanced(Duration time, boolean jump) implements Cause {}

        record Answered(String service, boolean failed) implements Cause {}
    }

    /// One step and everything that followed from it: timers that fired, services that answered.
    ///
    /// @param handled
    ///            whether a transition took the event
    /// @param results
    ///            of the machine's own steps, in order
    /// @param snapshot
    ///            where the machine is afterwards
    /// @param ended
    ///            the ids of the services that ended in it of themselves
    public record Step(Cause cause, boolean handled, List<StepResult> results, Snapshot snapshot,
            Set<String> ended) {
        public Step {
            results = List.copyOf(results);
            ended = Set.copyOf(ended);
        }

        /// The names of the executed named actions, in order.
        public List<String> actions() {
            List<String> names = new ArrayList<>();
            for (StepResult result : results) {
                names.addAll(result.actions());
            }
            return names;
        }

        /// Everything the machine wanted done outside, in order.
        public List<Effect> effects() {
            List<Effect> all = new ArrayList<>();
            for (StepResult result : results) {
                all.addAll(result.effects());
            }
            return all;
        }
    }
}
