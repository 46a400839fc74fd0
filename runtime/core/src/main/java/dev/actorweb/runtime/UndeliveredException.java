package dev.actorweb.runtime;

/// A question did not reach, or was not handled by, the actor that was asked.
public final class UndeliveredException extends RuntimeException {
    /// Says what happened to whom.
    ///
    /// @param message
    ///            names the actor and what became of the question
    public UndeliveredException(String message) {
        super(message);
    }
}
