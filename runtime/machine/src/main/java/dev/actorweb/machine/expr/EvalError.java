package dev.actorweb.machine.expr;

import dev.actorweb.machine.yaml.Position;

/// The value of an expression that has none: a missing field, a division by zero, a sum of a number
/// and a text; or, where an analysis does not know a value, that it is unknown.
///
/// @param isUnknown
///            whether there may be a value, but nobody knows which
public record EvalError(String message, Position position, boolean isUnknown) {
    /// A value that nobody knows. It stands for itself in events and variables; whatever is
    /// computed from it is unknown too, unless `&&`, `||` or `?:` can do without it.
    public static final EvalError UNKNOWN = new EvalError("not known", Position.START, true);

    public EvalError(String message, Position position) {
        this(message, position, false);
    }

    @Override
    public String toString() {
        return message + " (" + position + ")";
    }
}
