package dev.actorweb.machine.step;

import dev.actorweb.machine.expr.UnknownFields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that happened, by its name, with the data it carries.
///
/// @param data
///            null, `Boolean`, `Long`, `Double`, `String`, `List` and `Map` values, which
///            expressions look into, or any other object, which passes through; Java's smaller
///            numbers become these
public record Event(String type, Map<String, @Nullable Object> data) {
    public Event {
        if (type.isEmpty() || type.equals("*")) {
            throw new IllegalArgumentException("no name for an event: `" + type + "`");
        }
        if (!(data instanceof UnknownFields)) {
            data = copy(data);
        }
    }

    /// Data of which nothing is known is not the same as no data.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Event event && type.equals(event.type)
                && data instanceof UnknownFields == event.data instanceof UnknownFields
                && data.equals(event.data);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + data.hashCode();
    }

    private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> data) {
        if (data.isEmpty()) {
            return Map.of();
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(data);
        copy.replaceAll((_, value) -> Plain.number(value));
        return Collections.unmodifiableMap(copy);
    }

    /// An event of which only the name is known.
    public static Event unknown(String type) {
        return new Event(type, UnknownFields.INSTANCE);
    }

    /// An event without data.
    public static Event of(String type) {
        return new Event(type, Map.of());
    }

    /// An event with data.
    public static Event of(String type, Map<String, @Nullable Object> data) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        data.forEach((name, value) -> plain.put(name, Plain.of(value)));
        return new Event(type, data instanceof UnknownFields ? data : plain);
    }

    /// An event with one field.
    public static Event of(String type, String field, @Nullable Object value) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put(field, Plain.of(value));
        return new Event(type, data);
    }

    /// What a service that ended sends to the machine that invoked it.
    public static Event done(String invokeId, @Nullable Object output) {
        return outcome("xstate.done.actor." + invokeId, "output", output, invokeId);
    }

    /// What a service that failed sends to the machine that invoked it.
    public static Event failed(String invokeId, @Nullable Object error) {
        return outcome("xstate.error.actor." + invokeId, "error", error, invokeId);
    }

    private static Event outcome(String type, String field, @Nullable Object value, String invokeId) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put(field, Plain.of(value));
        data.put("actorId", invokeId);
        return new Event(type, data);
    }

    /// The same event, as SCXML shows it to the machine that invoked its sender under this id.
    public Event from(String invokeId) {
        return ScxmlEvents.from(invokeId, this);
    }

    /// What a machine that follows SCXML hears when it has sent an event to an invoke that is over.
    public static Event unreachable(String id, Event sent) {
        return ScxmlEvents.unreachable(id, sent);
    }

    /// Whether the machine itself or its runtime makes events of this name.
    public boolean isInternal() {
        return type.startsWith("xstate.");
    }

    boolean isError() {
        return type.startsWith("xstate.error.actor");
    }
}
