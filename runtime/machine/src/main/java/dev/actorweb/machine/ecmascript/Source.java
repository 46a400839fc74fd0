package dev.actorweb.machine.ecmascript;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Values as an expression writes them that has them: unlike JSON, with fields that hold nothing,
/// with `NaN`, and with regular expressions.
final class Source {
    /// Deeper inside no expression is read.
    private static final int DEEPEST = 90;

    private Source() {}

    /// The source; empty for a value that is nested deeper than any expression can be.
    static String of(@Nullable Object value) {
        return isDeep(value, DEEPEST) ? "" : of(value, 0);
    }

    private static boolean isDeep(@Nullable Object value, int left) {
        Collection<?> inside = value instanceof Map<?, ?> map
                ? map.values()
                : value instanceof List<?> list ? list : List.of();
        return left == 0 || inside.stream().anyMatch(item -> isDeep(item, left - 1));
    }

    private static String of(@Nullable Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            return of(map, depth);
        }
        if (value instanceof List<?> list) {
            StringJoiner items = new StringJoiner(",", "[", "]");
            list.forEach(item -> items.add(of(item, depth + 1)));
            return items.toString();
        }
        return value == null
                ? depth == 0 ? "undefined" : "null"
                : value instanceof Double ? Values.text(value) : Json.write(value);
    }

    private static String of(Map<?, ?> map, int depth) {
        List<?> inside = Keyed.list(map);
        if (inside != null) {
            return "new " + (Keyed.is(map, true) ? "Map(" : "Set(") + of(inside, depth + 1) + ")";
        }
        if (RegExps.isRegExp(map) || Functions.text(map).isPresent()) {
            return Values.text(map);
        }
        StringJoiner fields = new StringJoiner(",", "{", "}");
        map.forEach(
                (name, field) -> fields.add(Json.write(String.valueOf(name)) + ":" + of(field, depth + 1)));
        return fields.toString();
    }
}
