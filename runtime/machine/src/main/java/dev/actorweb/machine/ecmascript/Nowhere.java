package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.expr.Env;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where constants are evaluated: there is nothing to see.
enum Nowhere implements Env {
    HERE;

    @Override
    public @Nullable Object variable(int slot) {
        throw new IllegalStateException("no variables here");
    }

    @Override
    public String eventType() {
        return EventData.START;
    }

    @Override
    public Map<String, ? extends @Nullable Object> eventData() {
        return Map.of();
    }

    @Override
    public boolean in(String state) {
        return false;
    }

    @Override
    public String state() {
        return "";
    }
}
