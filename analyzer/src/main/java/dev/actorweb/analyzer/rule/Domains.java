package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.Variable;
import java.util.ArrayList;
import java.util.List;

/// How messages speak of what a variable is declared to be.
public final class Domains {
    /// What to do about a start value that is none of those that are allowed.
    public static final String OTHER_START = "begin with one of its values, or declare this one";
    private static final int SHOWN = 8;

    private Domains() {}

    /// That a variable has such a value from the start.
    ///
    /// @param whose
    ///            of which actor, ` in …`; empty where it is clear
    public static String beginning(Variable variable, Object value, String whose) {
        return "`" + variable.name() + "` begins with " + shown(value) + whose + "; it is declared to be "
                + text(variable);
    }

    /// That a variable gets a value that its declaration does not allow.
    public static String departure(Variable variable, Object value) {
        return "`" + variable.name() + "` gets " + shown(value) + " here; it is declared to be "
                + text(variable);
    }

    /// What to do about that.
    public static String remedy(Variable variable, Object value) {
        return "guard the assignment, or declare " + allowing(variable, value);
    }

    /// "from 0 to 3", "at least 0", "`card` or `cash`" …
    static String text(Variable variable) {
        if (!variable.values().isEmpty()) {
            List<String> values = new ArrayList<>();
            variable.values().stream().limit(SHOWN).forEach(value -> values.add(shown(value)));
            String last = variable.values().size() > SHOWN ? "another of its values" : values.removeLast();
            return values.isEmpty() ? last : String.join(", ", values) + " or " + last;
        }
        if (variable.min().isPresent() && variable.max().isPresent()) {
            return "from " + variable.min().getAsLong() + " to " + variable.max().getAsLong();
        }
        return variable.min().isPresent()
                ? "at least " + variable.min().getAsLong()
                : "at most " + variable.max().orElseThrow();
    }

    /// A value as it is written in a spec.
    static String shown(Object value) {
        return value instanceof String text ? "`'" + text + "'`" : String.valueOf(value);
    }

    /// What would have to be declared for a value: "`max: 4`".
    private static String allowing(Variable variable, Object value) {
        if (!variable.values().isEmpty() || !(value instanceof Number number)) {
            return "it among its `values`";
        }
        boolean less = variable.min().isPresent() && number.doubleValue() < variable.min().getAsLong();
        return "`" + (less
                ? "min: " + (long) Math.floor(number.doubleValue())
                : "max: " + (long) Math.ceil(number.doubleValue())) + "` or more";
    }
}
