package dev.actorweb.runtime;

/// What became of a message at the moment it was sent.
public enum Delivery {
    /// It waits in the mailbox.
    ENQUEUED,

    /// The mailbox was full and its policy is to discard the newest message.
    DROPPED,

    /// The mailbox was full and its policy is to refuse, or the sender was interrupted while
    /// it waited.
    REJECTED,

    /// The actor has ended; the message is among the [DeadLetters].
    DEAD
}
