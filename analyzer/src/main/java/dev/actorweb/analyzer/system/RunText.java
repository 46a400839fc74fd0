package dev.actorweb.analyzer.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a run as a scenario file that replays it.
public final class RunText {
    private RunText() {}

    /// The scenario.
    ///
    /// @param name
    ///            what it shows
    /// @param system
    ///            the file of the system, seen from where the scenario will be
    public static String of(Trace trace, String name, String system) {
        StringBuilder text = new StringBuilder(1024);
        text.append("scenario: ").append(value(name)).append("\nsystem: ").append(value(system))
                .append(trace.steps().isEmpty() ? "\nsteps: []\n" : "\nsteps:\n");
        for (Trace.Step step : trace.steps()) {
            line(step, text);
        }
        trace.loop().ifPresent(loop -> text.append("loop: ").append(loop + 1).append('\n'));
        return text.toString();
    }

    private static void line(Trace.Step step, StringBuilder text) {
        text.append("  - { actor: ").append(value(step.actor())).append(", ")
                .append(RunReader.word(step.cause())).append(": ")
                .append(step.cause() == Cause.START ? "null" : value(step.event()));
        if (!step.data().isEmpty()) {
            text.append(", with: ").append(value(step.data()));
        }
        text.append(", to: ").append(value(step.to()));
        if (step.choice() > 1) {
            text.append(", choice: ").append(step.choice());
        }
        text.append(" }\n");
    }

    /// A value as JSON, which YAML reads as well.
    private static String value(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> quoted(text);
            case List<?> list -> {
                List<String> items = new ArrayList<>();
                list.forEach(item -> items.add(value(item)));
                yield "[" + String.join(", ", items) + "]";
            }
            case Map<?, ?> map -> {
                List<String> entries = new ArrayList<>();
                map.forEach((key, item) -> entries.add(quoted(String.valueOf(key)) + ": " + value(item)));
                yield "{ " + String.join(", ", entries) + " }";
            }
            case Double number when number.isNaN() -> ".nan";
            case Double number when number.isInfinite() -> number > 0 ? ".inf" : "-.inf";
            default -> value.toString();
        };
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff
                    || (c >= 0xd800 && c < 0xe000)) {
                quoted.append(String.format(java.util.Locale.ROOT, "\\u%04x", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
