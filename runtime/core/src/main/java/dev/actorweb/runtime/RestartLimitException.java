package dev.actorweb.runtime;

import org.jspecify.annotations.Nullable;

/// A child failed more often than its supervisor may restart it, so that the supervisor fails in
/// its turn. The cause is the child's last failure.
public final class RestartLimitException extends RuntimeException {
    /// Says what happened to whom.
    ///
    /// @param message
    ///            names the child and the limit
    /// @param cause
    ///            the last failure
    public RestartLimitException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
