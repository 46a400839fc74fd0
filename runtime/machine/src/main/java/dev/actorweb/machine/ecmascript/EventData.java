package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.expr.Env;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the fields of SCXML's `_event` travel in the data of an event: what a sender gave by name is
/// the data; whatever else there is to know goes under names that begin with an underscore.
public final class EventData {
    /// Data that is no set of named values.
    public static final String CONTENT = "_data";
    /// The id of the `<send>` that made the event.
    public static final String SEND_ID = "_sendid";
    /// The id of the invoke whose machine sent the event.
    public static final String INVOKE_ID = "_invokeid";
    /// Where an answer is to be sent.
    public static final String ORIGIN = "_origin";
    /// The type of the only event processor there is.
    public static final String PROCESSOR = "http://www.w3.org/TR/scxml/#SCXMLEventProcessor";
    /// The event with which a machine starts; `_event` has no value while it is handled.
    public static final String START = "xstate.init";

    private EventData() {}

    /// The value of `_event.data`.
    public static @Nullable Object content(Map<String, ? extends @Nullable Object> data) {
        if (data.containsKey(CONTENT)) {
            return data.get(CONTENT);
        }
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        data.forEach((name, value) -> {
            if (!isReserved(name)) {
                named.put(name, value);
            }
        });
        return named.isEmpty() ? null : Collections.unmodifiableMap(named);
    }

    /// The data of an event whose `_event.data` is this value.
    public static Map<String, @Nullable Object> of(@Nullable Object content) {
        if (content instanceof Map<?, ?> map && !map.isEmpty()) {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            boolean plain = true;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String name = String.valueOf(entry.getKey());
                plain &= !isReserved(name);
                data.put(name, entry.getValue());
            }
            if (plain) {
                return data;
            }
        }
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        if (content != null) {
            data.put(CONTENT, content);
        }
        return data;
    }

    private static boolean isReserved(String name) {
        return name.equals(CONTENT) || name.equals(SEND_ID) || name.equals(INVOKE_ID) || name.equals(ORIGIN);
    }

    /// `_event` as a map; null when there is none.
    static @Nullable Map<String, @Nullable Object> event(Env env, String location) {
        if (env.eventType().equals(START)) {
            return null;
        }
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        for (String field : new String[]{"name", "type", "sendid", "origin", "origintype", "invokeid",
                "data"}) {
            event.put(field, Absent.seen(field(field, env, location)));
        }
        return Collections.unmodifiableMap(event);
    }

    static @Nullable Object field(String field, Env env, String location) {
        Map<String, ? extends @Nullable Object> data = env.eventData();
        boolean external = env.eventKind().equals("external");
        return switch (field) {
            case "name" -> env.eventType();
            case "type" -> env.eventKind();
            case "sendid" -> data.get(SEND_ID);
            case "invokeid" -> data.get(INVOKE_ID);
            case "origin" -> data.containsKey(ORIGIN) ? data.get(ORIGIN) : external ? location : null;
            case "origintype" -> external ? PROCESSOR : null;
            case "data" -> content(data);
            default -> null;
        };
    }
}
