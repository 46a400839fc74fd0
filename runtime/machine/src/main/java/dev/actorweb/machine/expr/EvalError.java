package dev.actorweb.machine.expr;

import dev.actorweb.machine.yaml.Position;

/// The value of an expression that has none: a missing field, a division by zero, a sum of a number
/// and a text.
public record EvalError(String message, Position position) {
    @Override
    public String toString() {
        return message + " (" + position + ")";
    }
}
