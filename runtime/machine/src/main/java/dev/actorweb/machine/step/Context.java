package dev.actorweb.machine.step;

import dev.actorweb.machine.Variable;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The variables of a machine at one moment. Immutable.
public final class Context {
    private final List<Variable> variables;
    private final @Nullable Object[] values;

    Context(List<Variable> variables, @Nullable Object[] values) {
        this.variables = variables;
        this.values = values;
    }

    /// The value of a variable.
    ///
    /// @throws IllegalArgumentException
    ///             if the machine has no such variable
    public @Nullable Object get(String name) {
        for (int slot = 0; slot < values.length; slot++) {
            if (variables.get(slot).name().equals(name)) {
                return values[slot];
            }
        }
        throw new IllegalArgumentException("no such variable: " + name);
    }

    /// All variables, in the order in which they were declared.
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int slot = 0; slot < values.length; slot++) {
            map.put(variables.get(slot).name(), values[slot]);
        }
        return Collections.unmodifiableMap(map);
    }

    /// The same variables with other values.
    Context with(@Nullable Object[] others) {
        return new Context(variables, others);
    }

    /// The values by slot; not to be changed.
    @Nullable
    Object[] values() {
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Context context && Arrays.equals(values, context.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return toMap().toString();
    }
}
