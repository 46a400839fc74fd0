package dev.actorweb.runtime;

/// An actor did not start, stop or reply in the time it had.
public final class ActorTimeoutException extends RuntimeException {
    /// Says what happened to whom.
    ///
    /// @param message
    ///            names the actor, the act and the time
    public ActorTimeoutException(String message) {
        super(message);
    }
}
