package dev.actorweb.machine.ecmascript;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Local variables, and those around them.
final class Scope {
    private final @Nullable Scope outer;
    private final Map<String, @Nullable Object> values;

    Scope(@Nullable Scope outer) {
        this(outer, new HashMap<>());
    }

    private Scope(@Nullable Scope outer, Map<String, @Nullable Object> values) {
        this.outer = outer;
        this.values = values;
    }

    /// The same variables with their present values, for the next round of a loop.
    Scope again() {
        return new Scope(outer, new HashMap<>(values));
    }

    void declare(String name, @Nullable Object value) {
        values.put(name, value);
    }

    @Nullable
    Object get(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.values.containsKey(name)) {
                return scope.values.get(name);
            }
        }
        return Absent.UNDEFINED;
    }

    void set(String name, @Nullable Object value) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.values.containsKey(name)) {
                scope.values.put(name, value);
                return;
            }
        }
        values.put(name, value);
    }
}
