package dev.actorweb.runtime;

/// How a piece of work ended.
///
/// @param <T>
///            what it was to yield
public sealed interface Outcome<T> {
    /// It ended well.
    ///
    /// @param value
    ///            what it returned
    record Success<T>(T value) implements Outcome<T> {}

    /// It threw, timed out or never reached anybody.
    ///
    /// @param cause
    ///            why there is no value
    record Failure<T>(Throwable cause) implements Outcome<T> {}
}
