package dev.actorweb.cli.watch;

import dev.actorweb.cli.Json;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values that JSON knows, as JSON on one line.
public final class Payload {
    private static final int LONGEST = 10_000;

    private Payload() {}

    public static String text(Map<String, @Nullable Object> fields) {
        var json = Json.line();
        members(fields, json);
        var text = json.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /// One value.
    static String value(@Nullable Object value) {
        var whole = text(Collections.singletonMap("v", value));
        return whole.endsWith("…") ? whole.substring(5) : whole.substring(5, whole.length() - 1);
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
