package dev.actorweb.cli.watch;

import dev.actorweb.analyzer.simulate.EventText;
import dev.actorweb.cli.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values that JSON knows, as JSON on one line.
public final class Payload {
    private Payload() {}

    public static String text(Map<String, @Nullable Object> fields) {
        return EventText.value(fields);
    }

    /// One value.
    static String value(@Nullable Object value) {
        return EventText.value(value);
    }

    /// Adds a member to the object that is being written.
    static void member(String name, @Nullable Object value, Json json) {
        json.name(name);
        value(value, json);
    }

    private static void members(Map<?, ?> fields, Json json) {
        fields.forEach((name, value) -> member(String.valueOf(name), value, json));
    }

    private static void value(@Nullable Object value, Json json) {
        switch (value) {
            case null -> json.nothing();
            case Boolean truth -> json.value(truth.booleanValue());
            case Long number -> json.value(number.longValue());
            case Integer number -> json.value(number.longValue());
            case Double number when Double.isFinite(number) -> json.value(number.doubleValue());
            case List<?> list -> {
                json.array();
                list.forEach(item -> value(item, json));
                json.end();
            }
            case Map<?, ?> map -> {
                json.object();
                members(map, json);
                json.end();
            }
            default -> json.value(String.valueOf(value));
        }
    }
}
