package dev.actorweb.machine.step;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One of the ways in which a step can go.
///
/// @param assumptions
///            how the unknown guards that were asked answer, in the order in which they were
public record Outcome(List<Assumption> assumptions, StepResult result) {
    /// An unknown guard, and what it is taken to answer.
    public record Assumption(String guard, Map<String, @Nullable Object> params, boolean holds) {}

    public Outcome {
        assumptions = List.copyOf(assumptions);
    }
}
