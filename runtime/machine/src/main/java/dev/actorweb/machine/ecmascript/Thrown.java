package dev.actorweb.machine.ecmascript;

import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.yaml.Position;

/// Carries the error of an expression from its depth to its edge.
final class Thrown extends RuntimeException {
    private final transient EvalError error;

    Thrown(String message, Position position) {
        super(message, null, false, false);
        this.error = new EvalError(message, position);
    }

    Thrown(EvalError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    EvalError error() {
        return error;
    }
}
