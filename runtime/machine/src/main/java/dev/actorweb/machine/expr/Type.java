package dev.actorweb.machine.expr;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The static types of expressions; `ANY` is what nobody declared.
public enum Type {
    ANY("any"), NULL("null"), BOOL("bool"), INT("int"), DOUBLE("double"), STRING("string"), LIST("list"), MAP(
            "map");

    private static final List<Type> ALL = List.of(values());
    private final String word;

    Type(String word) {
        this.word = word;
    }

    /// The type of this name, as a spec writes it; `boolean`, `number` and `object` are
    /// understood too.
    public static Optional<Type> named(String word) {
        for (Type type : ALL) {
            if (type.word.equals(word)) {
                return Optional.of(type);
            }
        }
        return switch (word) {
            case "boolean" -> Optional.of(BOOL);
            case "number" -> Optional.of(DOUBLE);
            case "object" -> Optional.of(MAP);
            case "array" -> Optional.of(LIST);
            default -> Optional.empty();
        };
    }

    /// The type of a value; `ANY` for an object that expressions do not look into.
    public static Type of(@Nullable Object value) {
        if (value instanceof String) {
            return STRING;
        }
        if (value instanceof Long) {
            return INT;
        }
        if (value instanceof Boolean) {
            return BOOL;
        }
        if (value instanceof Double) {
            return DOUBLE;
        }
        if (value instanceof List) {
            return LIST;
        }
        if (value instanceof Map) {
            return MAP;
        }
        return value == null ? NULL : ANY;
    }

    @Override
    public String toString() {
        return word;
    }
}
