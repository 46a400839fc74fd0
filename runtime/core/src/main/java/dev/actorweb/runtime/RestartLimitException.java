package dev.actorweb.runtime;

/// A child failed more often than its supervisor may restart it, so that the supervisor fails in
/// its turn. The cause is the child's last failure.
public final class RestartLimitException extends RuntimeException {
    /// @param message
    ///            names the child and the limit
    /// @param cause
    ///            the last failure
    public RestartLimitException(String message, Throwable cause) {
        super(message, cause);
    }
}
