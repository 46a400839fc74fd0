package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What there is where no value is. `null` is Java's, and so is kept as it is; `undefined` lives
/// within one evaluation only: what is kept of it is what JSON keeps, so nothing of a field and
/// `null` of an item.
enum Absent {
    /// `undefined`.
    UNDEFINED,
    /// What a variable holds of which nobody knows any more which of the two it was. It is
    /// identical to both, and else like `undefined`.
    UNSET;

    /// No value that is computed nests deeper.
    private static final int DEEPEST = 500;

    /// Whether a value is `undefined`.
    static boolean is(@Nullable Object value) {
        return value instanceof Absent;
    }

    /// Whether a value is `undefined` or `null`.
    static boolean isNothing(@Nullable Object value) {
        return value == null || value instanceof Absent;
    }

    /// What a variable or an event holds, as it is seen here.
    static Object seen(@Nullable Object value) {
        return value == null ? UNSET : value;
    }

    /// Whether `===` holds of two values one of which is nothing.
    static boolean areIdentical(@Nullable Object a, @Nullable Object b) {
        return isNothing(a) && isNothing(b) && (a == UNSET || b == UNSET || Absent.is(a) == Absent.is(b));
    }

    /// A value as it can be kept outside of evaluations.
    static @Nullable Object kept(@Nullable Object value) {
        return isChanged(value, 0) ? copy(value) : value;
    }

    private static @Nullable Object copy(@Nullable Object value) {
        return switch (value) {
            case Absent _ -> null;
            case Double number when number == 0 -> (Object) 0L;
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((name, item) -> {
                    if (item != UNDEFINED) {
                        copy.put(String.valueOf(name), copy(item));
                    }
                });
                yield Collections.unmodifiableMap(copy);
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>(list.size());
                list.forEach(item -> copy.add(copy(item)));
                yield Collections.unmodifiableList(copy);
            }
            case null, default -> value;
        };
    }

    /// Whether what is kept of a value is another one.
    private static boolean isChanged(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw Thrown.limit("this value is nested too deep", Position.START);
        }
        return switch (value) {
            case Absent _ -> true;
            case Double number -> number == 0 && 1 / number < 0;
            case Map<?, ?> map -> anyChanged(map.values(), depth + 1);
            case List<?> list -> anyChanged(list, depth + 1);
            case null, default -> false;
        };
    }

    private static boolean anyChanged(Collection<?> items, int depth) {
        for (Object item : items) {
            if (isChanged(item, depth)) {
                return true;
            }
        }
        return false;
    }
}
