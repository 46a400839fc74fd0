package dev.actorweb.runtime;

/// The address of an actor: all that others ever hold of it. Safe to share between threads.
///
/// A restart keeps the reference valid. Two references are equal when they mean the same life of an
/// actor: an actor that was stopped and another one spawned later under the same name are different.
///
/// `toString()` is the path, `actor://node/parent/child`.
///
/// @param <M>
///            the messages the actor understands
public interface ActorRef<M> {
    /// The place in the tree.
    ActorPath path();

    /// Sends a message, and says what became of it. Messages from one thread or actor arrive in the
    /// order they were sent. Returns at once, save from an outside thread to a full mailbox that
    /// blocks.
    ///
    /// @throws NullPointerException
    ///             for a null message, and never anything else; save an `OutOfMemoryError` where the
    ///             machine has no memory, or no first thread, for it
    Delivery tell(M message);

    /// Whether a message sent now could still be handled. An actor that waits for its restart
    /// is alive.
    boolean isAlive();
}
