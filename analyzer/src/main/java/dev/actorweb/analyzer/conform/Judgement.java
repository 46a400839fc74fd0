package dev.actorweb.analyzer.conform;

import dev.actorweb.machine.State;
import java.util.List;

/// What the spec says about a step.
public sealed interface Judgement {
    /// The step is one of the spec.
    ///
    /// @param transitions
    ///            the numbers of the transitions that were certainly taken
    /// @param circle
    ///            the steps of a circle that this one has closed without progress; mostly none
    record Conforms(List<Integer> transitions, List<Observation> circle) implements Judgement {
        public Conforms {
            transitions = List.copyOf(transitions);
            circle = List.copyOf(circle);
        }
    }

    /// The step is none of the spec.
    record Deviates(Deviation deviation) implements Judgement {}

    /// There are states that the spec does not have; it is probably another version.
    ///
    /// @param unknown
    ///            their names
    record Foreign(State in, List<String> unknown, List<Observation> trace) implements Judgement {
        public Foreign {
            unknown = List.copyOf(unknown);
            trace = List.copyOf(trace);
        }
    }

    /// Steps before this one were missed, so nobody can tell; the next one is judged again.
    record Unjudged() implements Judgement {}
}
