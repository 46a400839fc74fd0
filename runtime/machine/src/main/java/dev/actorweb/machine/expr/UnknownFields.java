package dev.actorweb.machine.expr;

import java.util.AbstractMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The data of an event of which nothing is known: it has every field that is asked for, with an
/// unknown value.
public final class UnknownFields extends AbstractMap<String, @Nullable Object> {
    public static final UnknownFields INSTANCE = new UnknownFields();

    private UnknownFields() {}

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return Set.of();
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return true;
    }

    @Override
    public Object get(@Nullable Object key) {
        return EvalError.UNKNOWN;
    }

    @Override
    public String toString() {
        return "{…}";
    }
}
