package dev.actorweb.cli.analyze;

import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.UserError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;

/// Which options make sense together. One that would do nothing is refused: whoever gives it
/// expects something of it.
final class Combination {
    /// What every mode takes that takes a spec.
    static final List<String> SPEC = List.of("--target");
    /// How far is explored.
    static final List<String> BOUNDS = List.of("--max-states", "--time-limit", "--bound");
    /// What is played.
    static final List<String> PLAY = List.of("--events", "--event-data", "--event-delay", "--auto-run",
            "--scenario", "--seed");
    /// Which rules apply.
    static final List<String> RULES = List.of("--rules", "--workflow", "--validate");
    /// What only systems have, or only their exploration.
    static final List<String> SYSTEM = List.of("--crash", "--no-reduction", "--threads");

    private Combination() {}

    /// Several lists, as one set.
    @SafeVarargs
    static Set<String> of(List<String>... lists) {
        Set<String> options = new LinkedHashSet<>();
        for (var list : lists) {
            options.addAll(list);
        }
        return options;
    }

    /// Refuses the first option that `mode` would not look at, and pairs that contradict
    /// each other.
    static void check(Mode mode, List<Mode> modes, Invocation invocation) {
        for (OptionSpec option : invocation.parsed().matchedOptions()) {
            var name = option.longestName();
            if (!mode.takes().contains(name) && !takers(name, modes).isEmpty()) {
                throw UserError.usage(name + doesNothing(mode, invocation),
                        "leave it out; it goes with " + String.join(", ", takers(name, modes)));
            }
        }
        needs("--event-data", "--events", invocation);
        needs("--event-delay", "--events", invocation);
        if (invocation.flag("--no-explore")) {
            for (var option : BOUNDS) {
                if (invocation.flag(option)) {
                    throw UserError.usage("--no-explore and " + option + " exclude each other",
                            "give one of them");
                }
            }
        }
    }

    /// Refuses what is about systems where none is among the specs.
    static void checkSystems(boolean isAny, Invocation invocation) {
        for (var option : SYSTEM) {
            if (!isAny && invocation.flag(option)) {
                throw UserError.usage(option + " is for systems of machines, and here is none",
                        "leave it out, or name a file that begins with `system: <name>`");
            }
        }
    }

    private static void needs(String option, String other, Invocation invocation) {
        if (invocation.flag(option) && !invocation.flag(other)) {
            throw UserError.usage(option + " needs " + other, "for instance " + other + " A,B,C");
        }
    }

    private static String doesNothing(Mode mode, Invocation invocation) {
        var asked = mode.asked(invocation);
        return asked.isEmpty() ? " does nothing by itself" : " does nothing together with " + asked;
    }

    /// The names of the modes that look at an option; empty for one that every command has.
    static List<String> takers(String name, List<Mode> modes) {
        List<String> takers = new ArrayList<>();
        for (var mode : modes) {
            if (mode.takes().contains(name)) {
                takers.add(mode.name());
            }
        }
        return takers;
    }
}
