package dev.actorweb.runtime;

import org.jspecify.annotations.Nullable;

/// How a piece of work ended.
///
/// @param <T>
///            what it was to yield
public sealed interface Outcome<T extends @Nullable Object> {
    /// It ended well.
    ///
    /// @param value
    ///            what it returned
    record Success<T extends @Nullable Object>(T value) implements Outcome<T> {}

    /// It threw, timed out or never reached anybody.
    ///
    /// @param cause
    ///            why there is no value
    record Failure<T extends @Nullable Object>(Throwable cause) implements Outcome<T> {}
}
