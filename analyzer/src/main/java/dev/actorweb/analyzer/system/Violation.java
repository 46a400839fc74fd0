package dev.actorweb.analyzer.system;

import dev.actorweb.machine.system.Check;
import java.util.List;
import java.util.Optional;

/// Something wrong that an exploration met, and where.
///
/// @param rule
///            the rule it belongs to
/// @param kind
///            a stable word for the kind of thing within the rule
/// @param check
///            the check of the system that it breaks, if it is one
/// @param end
///            how a run gets there
record Violation(String rule, String kind, Optional<Check> check, Place place, String message,
        Optional<String> hint, End end) {
    /// That one condition need not lead to another.
    static Violation leadsTo(Check.LeadsTo check, Place place, End end) {
        return new Violation("SC204", "leads-to", Optional.of(check), place,
                "`" + check.from() + "` need not lead to `" + check.to() + "`", Optional.empty(), end);
    }

    /// The end of a run that shows it.
    sealed interface End {
        /// A state.
        record At(int state) implements End {}

        /// A step from a state.
        record By(int state, int member, Move move) implements End {}

        /// A run that ends in a circle; the states on the way, and from which of them it
        /// goes round.
        record Round(List<Integer> states, int loop) implements End {
            public Round {
                states = List.copyOf(states);
            }
        }
    }
}
