package dev.actorweb.runtime;

import java.time.Duration;

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

        /// It waited in the mailbox for longer than it was to live.
        ///
        /// @param timeToLive
        ///            how long it might have waited
        record Expired(Duration timeToLive) implements Cause {}

        /// The recipient said that it does not handle it, see [ActorContext#unhandled()]; or there
        /// is nobody behind the recipient to handle it, as for a topic without subscribers.
        record Unhandled() implements Cause {}
    }
}
