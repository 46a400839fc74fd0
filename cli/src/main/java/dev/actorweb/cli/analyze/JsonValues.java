package dev.actorweb.cli.analyze;

import dev.actorweb.cli.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes values of machines as JSON.
public final class JsonValues {
    private JsonValues() {}

    /// A member of the object that is being written.
    public static void member(String name, @Nullable Object value, Json json) {
        value(value, json.name(name));
    }

    /// A number that JSON has not, and an object that expressions do not look into, become text.
    static void value(@Nullable Object value, Json json) {
        if (value == null) {
            json.nothing();
        } else if (value instanceof Boolean truth) {
            json.value(truth.booleanValue());
        } else if (value instanceof Long || value instanceof Integer) {
            json.value(((Number) value).longValue());
        } else if (value instanceof Double number && Double.isFinite(number)) {
            json.value(number.doubleValue());
        } else if (value instanceof List<?> list) {
            json.array();
            for (var item : list) {
                value(item, json);
            }
            json.end();
        } else if (value instanceof Map<?, ?> map) {
            json.object();
            for (var entry : map.entrySet()) {
                member(String.valueOf(entry.getKey()), entry.getValue(), json);
            }
            json.end();
        } else {
            json.value(String.valueOf(value));
        }
    }
}
