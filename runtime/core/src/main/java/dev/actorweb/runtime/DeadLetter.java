package dev.actorweb.runtime;

/// A message that nobody will handle.
///
/// @param message
///            what was sent
/// @param recipient
///            to whom
/// @param cause
///            why it is dead
public record DeadLetter(Object message, ActorRef<?> recipient, Cause cause) {
    /// Why a message is dead.
    public sealed interface Cause {
        /// The recipient had ended, or ended before it came to the message.
        record Stopped() implements Cause {}

        /// Handling it failed, and it is not tried again.
        ///
        /// @param failure
        ///            what was thrown the last time
        /// @param deliveries
        ///            how often it was tried
        record Poison(Throwable failure, int deliveries) implements Cause {}

        /// A reply to a question that has been answered already, or has timed out.
        record Late() implements Cause {}
    }
}
