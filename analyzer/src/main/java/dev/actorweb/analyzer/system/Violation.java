package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.rule.Related;
import dev.actorweb.machine.system.Check;
import dev.actorweb.machine.system.MachineSystem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Something wrong that an exploration met, and where.
///
/// @param key
///            the rule it belongs to, and what is alike in all troubles of one kind: whichever of
///            several identical actors, or of several that share a machine, has it
/// @param kind
///            a stable word for the kind of thing within the rule
/// @param check
///            the check of the system that it breaks, if it is one
/// @param others
///            the actors that share the machine and have the same trouble
/// @param end
///            how a run gets there
record Violation(String key, String kind, Optional<Check> check, Place place, List<Related> others,
        String message, Optional<String> hint, End end) {
    private static final int RULE = "SC000".length();

    Violation {
        others = List.copyOf(others);
    }

    Violation(String key, String kind, Optional<Check> check, Place place, String message,
            Optional<String> hint, End end) {
        this(key, kind, check, place, List.of(), message, hint, end);
    }

    /// That one condition need not lead to another.
    static Violation leadsTo(Check.LeadsTo check, MachineSystem system, End end) {
        return new Violation("SC204 " + check.position(), "leads-to", Optional.of(check),
                new Sites(system).here(check.position()),
                "`" + check.from() + "` need not lead to `" + check.to() + "`",
                Ended.hint(check.to(), system), end);
    }

    /// The rule it belongs to.
    String rule() {
        return key.substring(0, RULE);
    }

    /// The other places to look at.
    List<Related> related() {
        Set<Related> all = new LinkedHashSet<>(place.related());
        all.addAll(others);
        return List.copyOf(all);
    }

    /// The same, which others have as well.
    Violation sharedBy(List<Related> more) {
        Set<Related> all = new LinkedHashSet<>(others);
        all.addAll(more);
        return new Violation(key, kind, check, place, List.copyOf(all), message, hint, end);
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
