package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.ecmascript.Regex.Invalid;
import dev.actorweb.machine.yaml.Position;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Regular expressions as values: maps of what they are made of, so that they can be kept like all
/// others. They do not remember where they were: nobody can change them.
final class RegExps {
    private static final String MARK = "(regexp)";
    private static final String SOURCE = "source";
    private static final String FLAGS = "flags";

    private RegExps() {}

    static Map<String, @Nullable Object> value(String source, String flags) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put(MARK, true);
        value.put(SOURCE, source);
        value.put(FLAGS, flags);
        value.put("global", flags.contains("g"));
        value.put("ignoreCase", flags.contains("i"));
        value.put("multiline", flags.contains("m"));
        return Collections.unmodifiableMap(value);
    }

    /// `new RegExp(source, flags)`
    static Map<String, @Nullable Object> made(Arguments given, Position position) {
        Object first = given.get(0);
        String source = Absent.is(first) ? "(?:)" : Values.text(first);
        String flags = "";
        if (first instanceof Map<?, ?> other && isRegExp(other)) {
            source = String.valueOf(other.get(SOURCE));
            flags = flags(other);
        }
        Object changed = given.get(1);
        Map<String, @Nullable Object> made = value(source, Absent.is(changed) ? flags : Values.text(changed));
        compiled(made, position);
        return made;
    }

    static boolean isRegExp(@Nullable Object value) {
        return value instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get(MARK))
                && map.get(SOURCE) instanceof String
                && map.get(FLAGS) instanceof String;
    }

    static String flags(Map<?, ?> value) {
        return String.valueOf(value.get(FLAGS));
    }

    /// How a regular expression is written.
    static String text(Map<?, ?> value) {
        return "/" + value.get(SOURCE) + "/" + flags(value);
    }

    static Regex compiled(Map<?, ?> value, Position position) {
        try {
            return RegexParser.parse(String.valueOf(value.get(SOURCE)), flags(value));
        } catch (Invalid invalid) {
            throw new Thrown("SyntaxError", invalid.problem(), position);
        }
    }
}
