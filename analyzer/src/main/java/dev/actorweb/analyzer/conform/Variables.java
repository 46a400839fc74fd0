package dev.actorweb.analyzer.conform;

import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.step.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Compares variables as they were seen with those of a place. Only truth values, numbers and short
/// texts are: others may have been shortened on their way.
final class Variables {
    private static final int LONGEST = 200;

    private Variables() {}

    /// The ones that can be compared.
    static Map<String, @Nullable Object> plain(Map<String, @Nullable Object> seen) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        seen.forEach((name, value) -> {
            if (value == null || value instanceof Boolean || value instanceof Number
                    || (value instanceof String text && text.length() < LONGEST)) {
                plain.put(name, value);
            }
        });
        return plain;
    }

    /// What is different, in words.
    static List<String> wrong(Snapshot place, Map<String, @Nullable Object> plain) {
        List<String> wrong = new ArrayList<>();
        place.context().toMap().forEach((name, expected) -> {
            if (plain.containsKey(name) && !same(expected, plain.get(name))) {
                wrong.add("`" + name + "` is " + plain.get(name) + " and should be " + expected);
            }
        });
        return wrong;
    }

    private static boolean same(@Nullable Object expected, @Nullable Object seen) {
        if (expected instanceof EvalError) {
            return true;
        }
        if (expected instanceof Number a && seen instanceof Number b) {
            return a.doubleValue() == b.doubleValue();
        }
        return expected == null ? seen == null : expected.equals(seen);
    }
}
