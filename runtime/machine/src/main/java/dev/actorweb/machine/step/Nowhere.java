package dev.actorweb.machine.step;

import dev.actorweb.machine.expr.Env;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a constant sees while it is evaluated: nothing that it could ask for.
enum Nowhere implements Env {
    INSTANCE;

    @Override
    public @Nullable Object variable(int slot) {
        throw new IllegalStateException("a constant asks for variable " + slot);
    }

    @Override
    public String eventType() {
        throw new IllegalStateException("a constant asks for the event");
    }

    @Override
    public Map<String, ? extends @Nullable Object> eventData() {
        throw new IllegalStateException("a constant asks for the event");
    }

    @Override
    public boolean in(String state) {
        throw new IllegalStateException("a constant asks for the state " + state);
    }

    @Override
    public String state() {
        throw new IllegalStateException("a constant asks for the state");
    }
}
