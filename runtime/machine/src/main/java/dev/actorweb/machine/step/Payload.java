package dev.actorweb.machine.step;

import dev.actorweb.machine.EventDeclaration;
import dev.actorweb.machine.expr.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Compares the data of an event with its declaration.
final class Payload {
    private Payload() {}

    static Optional<String> problem(EventDeclaration declaration, Event event) {
        List<String> known = new ArrayList<>();
        for (EventDeclaration.Field field : declaration.fields()) {
            known.add(field.name());
            Object value = event.data().get(field.name());
            if (value == null && !event.data().containsKey(field.name())) {
                return Optional.of("`" + event.type() + "` needs `" + field.name() + "`");
            }
            if (!fits(field.type(), value)) {
                return Optional.of(
                        "`" + field.name() + "` of `" + event.type() + "` must be of type " + field.type()
                                + ", not " + noun(value));
            }
            if (field.isRestricted() && !field.values().contains(value)) {
                return Optional.of("`" + field.name() + "` of `" + event.type() + "` must be one of "
                        + shown(field.values()));
            }
        }
        for (String name : event.data().keySet()) {
            if (!known.contains(name)) {
                return Optional.of("`" + event.type() + "` has no field `" + name + "`");
            }
        }
        return Optional.empty();
    }

    private static String shown(List<Object> values) {
        List<String> texts = new ArrayList<>();
        values.stream().limit(8).forEach(value -> texts.add(String.valueOf(value)));
        return String.join(", ", texts) + (values.size() > 8 ? ", …, " + values.getLast() : "");
    }

    private static String noun(@Nullable Object value) {
        for (Type type : Type.values()) {
            if (type != Type.ANY && fits(type, value)) {
                return type.toString();
            }
        }
        return "an object of " + (value == null ? "null" : value.getClass().getName());
    }

    static boolean fits(Type type, @Nullable Object value) {
        return switch (type) {
            case ANY -> true;
            case NULL -> value == null;
            case BOOL -> value instanceof Boolean;
            case INT -> value instanceof Long;
            case DOUBLE -> value instanceof Double;
            case STRING -> value instanceof String;
            case LIST -> value instanceof List;
            case MAP -> value instanceof Map;
        };
    }
}
