package dev.actorweb.machine.step;

import dev.actorweb.runtime.inspect.JsonText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes values as JSON that reads back as the same values: whole numbers stay whole, other
/// numbers have a point or an exponent, and the numbers that JSON has not are written as
/// `{"$double": "NaN"}`. A map with a single key that begins with a dollar sign is wrapped as
/// `{"$map": {…}}`.
final class ValueText {
    static final String DOUBLE = "$double";
    static final String MAP = "$map";

    /// A map whose keys are names, which is never wrapped.
    record Plain(Map<?, ?> map) {}

    private final StringBuilder out = new StringBuilder();

    /// The text of a value.
    ///
    /// @throws IllegalArgumentException
    ///             if an object in it is none of the values that expressions know
    static String of(@Nullable Object value) {
        ValueText text = new ValueText();
        text.write(value);
        return text.out.toString();
    }

    private void write(@Nullable Object value) {
        if (value instanceof Plain(Map<?, ?> map)) {
            entries(map);
        } else if (value instanceof Map<?, ?> map) {
            boolean wrapped = map.size() == 1
                    && String.valueOf(map.keySet().iterator().next()).startsWith("$");
            out.append(wrapped ? "{\"" + MAP + "\":" : "");
            entries(map);
            out.append(wrapped ? "}" : "");
        } else if (value instanceof List<?> list) {
            items(list);
        } else if (value instanceof String text) {
            JsonText.quote(out, text);
        } else if (value instanceof Double number && (number.isNaN() || number.isInfinite())) {
            out.append("{\"" + DOUBLE + "\":\"").append(number).append("\"}");
        } else if (value == null || value instanceof Boolean || value instanceof Long
                || value instanceof Double) {
            out.append(value);
        } else {
            throw new IllegalArgumentException("not to be saved: an object of " + value.getClass());
        }
    }

    private void entries(Map<?, ?> map) {
        out.append('{');
        String before = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(before);
            before = ",";
            JsonText.quote(out, String.valueOf(entry.getKey()));
            out.append(':');
            write(entry.getValue());
        }
        out.append('}');
    }

    private void items(List<?> list) {
        out.append('[');
        String before = "";
        for (Object item : list) {
            out.append(before);
            before = ",";
            write(item);
        }
        out.append(']');
    }
}
