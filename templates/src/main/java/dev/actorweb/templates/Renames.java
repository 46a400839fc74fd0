package dev.actorweb.templates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Finds which files a template calls otherwise than before, by what is in them: as git does it,
/// those that are gone and those that are new are compared, and the pairs that are most alike
/// belong together.
final class Renames {
    /// What two texts must have in common at least, of all their lines.
    private static final double ALIKE = 0.6;
    /// With fewer lines only equal files are the same.
    private static final int LEAST_LINES = 4;
    private static final int MOST_PAIRS = 10_000;

    private record Pair(String gone, String fresh, double likeness) {}

    private Renames() {}

    /// The old names of new files, by their new ones.
    static Map<String, String> of(Map<String, Output> gone, Map<String, Output> fresh) {
        boolean many = (long) gone.size() * fresh.size() > MOST_PAIRS;
        var pairs = new ArrayList<Pair>();
        for (var before : gone.entrySet()) {
            for (var after : fresh.entrySet()) {
                double likeness = likeness(before.getValue().content(), after.getValue().content(), many);
                if (likeness >= ALIKE) {
                    pairs.add(new Pair(before.getKey(), after.getKey(), likeness));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::likeness).reversed().thenComparing(Pair::gone)
                .thenComparing(Pair::fresh));
        var taken = new HashSet<String>();
        var names = new HashMap<String, String>();
        for (var pair : pairs) {
            if (!names.containsKey(pair.fresh()) && taken.add(pair.gone())) {
                names.put(pair.fresh(), pair.gone());
            }
        }
        return names;
    }

    private static double likeness(Content before, Content after, boolean many) {
        if (before.size() == 0 || before.equals(after)) {
            return before.size() == 0 ? 0 : 1;
        }
        return many || before.text().isEmpty() || after.text().isEmpty()
                ? 0
                : likeness(lines(before), lines(after));
    }

    private static List<String> lines(Content content) {
        return content.text().orElse("").lines().toList();
    }

    private static double likeness(List<String> before, List<String> after) {
        if (Math.min(before.size(), after.size()) < LEAST_LINES) {
            return 0;
        }
        var counts = new HashMap<String, Integer>();
        before.forEach(line -> counts.merge(line, 1, Integer::sum));
        int common = 0;
        for (var line : after) {
            if (counts.merge(line, -1, Integer::sum) >= 0) {
                common++;
            }
        }
        return 2.0 * common / (before.size() + after.size());
    }
}
