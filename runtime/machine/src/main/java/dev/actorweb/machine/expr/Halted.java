package dev.actorweb.machine.expr;

import org.jspecify.annotations.Nullable;

/// What a variable holds after a script that was broken off by an error: what was done until
/// then remains.
public record Halted(@Nullable Object value, EvalError error) {}
