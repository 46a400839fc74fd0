package dev.actorweb.testkit;

import java.util.Optional;

/// What a system under test has logged: a failure, a restart that is given up, an observer that
/// fails. Immutable.
///
/// @param level
///            how bad it is
/// @param message
///            a sentence
/// @param cause
///            what was thrown, if anything was
public record LogLine(System.Logger.Level level, String message, Optional<Throwable> cause) {
    /// `WARNING: a sentence: the cause`.
    @Override
    public String toString() {
        return level + ": " + message + cause.map(thrown -> ": " + thrown).orElse("");
    }
}
