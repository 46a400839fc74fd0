package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.yaml.Position;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Carries the error of an expression from its depth to its edge.
final class Thrown extends RuntimeException {
    private final transient EvalError error;
    private final transient @Nullable Object value;
    private final boolean caught;

    private Thrown(EvalError error, @Nullable Object value, boolean caught) {
        super(error.message(), null, false, false);
        this.error = error;
        this.value = value;
        this.caught = caught;
    }

    Thrown(String message, Position position) {
        this("TypeError", message, position);
    }

    /// @param name
    ///            which of ECMAScript's errors it is
    Thrown(String name, String message, Position position) {
        this(new EvalError(message, position), object(name, message), true);
    }

    Thrown(EvalError error) {
        this(error, null, false);
    }

    /// What a script throws.
    Thrown(@Nullable Object value, Position position) {
        this(new EvalError(message(value), position), value, true);
    }

    /// A bound that was reached: nothing in the script can go on from there.
    static Thrown limit(String message, Position position) {
        return new Thrown(new EvalError(message, position), null, false);
    }

    /// An error as an object.
    static Map<String, @Nullable Object> object(String name, @Nullable Object message) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("name", name);
        object.put("message", Absent.is(message) ? "" : Values.text(message));
        return object;
    }

    private static String message(@Nullable Object value) {
        return value instanceof Map<?, ?> map && map.get("message") instanceof String text
                ? text
                : Values.text(value);
    }

    EvalError error() {
        return error;
    }

    /// What `catch` gets to see.
    @Nullable
    Object value() {
        return value;
    }

    boolean canBeCaught() {
        return caught;
    }
}
