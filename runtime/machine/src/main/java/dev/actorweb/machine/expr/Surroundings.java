package dev.actorweb.machine.expr;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an expression sees that is about variables alone: there is no event, and no machine in
/// a state.
@FunctionalInterface
public interface Surroundings extends Env {
    @Override
    default String eventType() {
        return "";
    }

    @Override
    default Map<String, ? extends @Nullable Object> eventData() {
        return Map.of();
    }

    @Override
    default boolean in(String state) {
        return false;
    }

    @Override
    default String state() {
        return "";
    }
}
