package dev.actorweb.templates;

import java.util.List;

/// What planning gave.
public sealed interface Planning {
    /// A plan; it may still have conflicts, in which case it can't be applied.
    record Planned(Plan plan) implements Planning {}

    /// No plan: an answer is missing or wrong, or the template would write where it must not.
    ///
    /// @param refusals
    ///            at least one
    record Refused(List<Refusal> refusals) implements Planning {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
