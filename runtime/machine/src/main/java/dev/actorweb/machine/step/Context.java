package dev.actorweb.machine.step;

import dev.actorweb.machine.Variable;
import dev.actorweb.machine.expr.EvalError;
import java.util.ArrayList;
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

    /// The variables whose value is known, and is none of those that their declarations say
    /// there are.
    public List<Variable> outside() {
        List<Variable> outside = List.of();
        for (int slot = 0; slot < values.length; slot++) {
            Variable variable = variables.get(slot);
            if (variable.isBounded() && !(values[slot] instanceof EvalError)
                    && !variable.allows(values[slot])) {
                outside = outside.isEmpty() ? new ArrayList<>(2) : outside;
                outside.add(variable);
            }
        }
        return outside;
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
