package dev.actorweb.analyzer.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How much of a machine has to be covered, in percent; 0 asks for nothing.
public record Least(double states, double transitions, double pairs) {
    /// Nothing is asked for.
    public static final Least NOTHING = new Least(0, 0, 0);

    public Least {
        if (!(isPercentage(states) && isPercentage(transitions) && isPercentage(pairs))) {
            throw new IllegalArgumentException(
                    "no percentages: " + states + ", " + transitions + ", " + pairs);
        }
    }

    private static boolean isPercentage(double number) {
        return number >= 0 && number <= 100;
    }

    /// Reads `80`, which asks for so much of the states and of the transitions, or
    /// `states=100,transitions=80,pairs=50`; empty for anything else.
    public static Optional<Least> parse(String text) {
        Optional<Double> both = percentage(text);
        if (both.isPresent()) {
            return Optional.of(new Least(both.get(), both.get(), 0));
        }
        Map<String, Double> asked = new java.util.HashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            Optional<Double> least = equals < 0 ? Optional.empty() : percentage(part.substring(equals + 1));
            String what = equals < 0 ? "" : part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            if (least.isEmpty() || !List.of("states", "transitions", "pairs").contains(what)) {
                return Optional.empty();
            }
            asked.put(what, least.get());
        }
        return Optional.of(new Least(asked.getOrDefault("states", 0.0),
                asked.getOrDefault("transitions", 0.0), asked.getOrDefault("pairs", 0.0)));
    }

    private static Optional<Double> percentage(String text) {
        String number = text.strip();
        number = number.endsWith("%") ? number.substring(0, number.length() - 1).strip() : number;
        if (!number.matches("[0-9]{1,3}([.][0-9]{1,3})?")) {
            return Optional.empty();
        }
        return Optional.of(Double.parseDouble(number)).filter(Least::isPercentage);
    }

    /// What is not covered enough, a sentence for each; none when all is well.
    public List<String> shortfalls(CoverageReport report) {
        List<String> missing = new ArrayList<>();
        compare("states", states, report.states(), missing);
        compare("transitions", transitions, report.transitions(), missing);
        if (report.pairs().isPresent()) {
            compare("pairs", pairs, report.pairs().get(), missing);
        } else if (pairs > 0) {
            missing.add("how many pairs of transitions there are is not known, and " + number(pairs)
                    + " % of them are asked for");
        }
        return missing;
    }

    private static void compare(String what, double least, Measure measure, List<String> missing) {
        if (100.0 * measure.covered() < least * measure.total()) {
            missing.add(measure.covered() + " of " + measure.total() + " " + what + " are covered ("
                    + number(measure.percent()) + " %), and " + number(least) + " % are asked for");
        }
    }

    /// Without a fraction where there is none.
    public static String number(double percent) {
        return percent == Math.rint(percent) ? String.valueOf((long) percent) : String.valueOf(percent);
    }
}
