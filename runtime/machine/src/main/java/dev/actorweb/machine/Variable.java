package dev.actorweb.machine;

import dev.actorweb.machine.expr.Expression;
import dev.actorweb.machine.expr.Type;
import dev.actorweb.machine.yaml.Position;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A variable of the context.
///
/// @param initial
///            the value at the start, as plain Java values
/// @param min
///            the least value, for exploration
/// @param max
///            the greatest value, for exploration
/// @param values
///            all values, for exploration; empty when they are not listed
/// @param computed
///            what gives the value at the start, after that of the variables before it, in SCXML
public record Variable(String name, Type type, @Nullable Object initial, OptionalLong min, OptionalLong max,
        List<Object> values, Optional<Expression> computed, Position position) {
    /// A variable whose initial value is written.
    public Variable(String name, Type type, @Nullable Object initial, OptionalLong min, OptionalLong max,
            List<Object> values, Position position) {
        this(name, type, initial, min, max, values, Optional.empty(), position);
    }

    public Variable {
        values = List.copyOf(values);
    }

    /// Whether it says which values there are: by `min`, `max` or `values`.
    public boolean isBounded() {
        return min.isPresent() || max.isPresent() || !values.isEmpty();
    }

    /// Whether a value is one of those that it says there are; null, which stands for none,
    /// always is.
    public boolean allows(@Nullable Object value) {
        if (value == null || values.contains(value)) {
            return true;
        }
        if (!(value instanceof Number number)) {
            return values.isEmpty();
        }
        double size = number.doubleValue();
        if (values.isEmpty()) {
            return size >= min.orElse(Long.MIN_VALUE) && size <= max.orElse(Long.MAX_VALUE);
        }
        return values.stream().anyMatch(one -> one instanceof Number other && other.doubleValue() == size);
    }

    /// The same with another value at the start.
    Variable startingWith(@Nullable Object value) {
        Object fitting = type == Type.DOUBLE && value instanceof Long whole
                ? (Object) whole.doubleValue()
                : value;
        return new Variable(name, type, fitting, min, max, values, position);
    }
}
