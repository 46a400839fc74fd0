package dev.actorweb.analyzer.explore;

import dev.actorweb.machine.Variable;
import dev.actorweb.machine.step.Snapshot;
import java.util.List;
import java.util.Objects;

/// A step that gives a variable a value that its declaration does not allow.
///
/// @param from
///            the place where it is taken; negative for the start of the machine
/// @param cause
///            the number of what makes the machine take it
/// @param transitions
///            the numbers of the transitions that it takes, in order
/// @param after
///            the machine after the step
public record Departure(Variable variable, int from, int cause, List<Integer> transitions, Snapshot after) {
    public Departure {
        transitions = List.copyOf(transitions);
    }

    /// What the variable becomes.
    public Object value() {
        return Objects.requireNonNull(after.context().get(variable.name()), "null is always allowed");
    }
}
