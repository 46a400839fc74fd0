package dev.actorweb.runtime;

/// What a full mailbox does with one more message.
public enum Overflow {
    /// The sender waits until there is room. An outside thread parks; interrupting it rejects the
    /// message.
    ///
    /// An actor never holds up the thread it runs on: its message is accepted above the capacity,
    /// and the actor itself handles no further message until there is room again. To itself, and
    /// while others wait in this way for *it*, an actor may always send; so that waiting actors
    /// never form a ring.
    BLOCK,

    /// The message is discarded.
    DROP_NEWEST,

    /// The message that has waited longest is discarded to make room. While the actor drains before
    /// its end, what it is still to handle stays, and the new message is discarded.
    DROP_OLDEST,

    /// The message is refused, and the sender may do something about it.
    REJECT
}
