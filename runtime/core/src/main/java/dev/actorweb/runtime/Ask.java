package dev.actorweb.runtime;

import java.util.concurrent.CompletableFuture;

/// A question that has been sent, and its answer to come. Safe to use from any thread.
///
/// The deadline counts from the moment of asking. A question fails before it when it cannot be
/// answered any more: the actor has ended, its mailbox dropped or rejected the question, or the
/// question became a dead letter, or the system that asked has ended without an answer
/// ([UndeliveredException]); at the deadline with an [ActorTimeoutException].
///
/// @param <R>
///            the reply
public interface Ask<R> {
    /// Waits for the answer, at most until the deadline. Not for use inside an actor: that is what
    /// [ActorContext#ask] is for.
    ///
    /// @throws IllegalStateException
    ///             if an actor's turn runs on this thread
    Outcome<R> await() throws InterruptedException;

    /// The answer as a future, always the same one. To cancel it says that nobody waits any more:
    /// an answer that comes nevertheless is a dead letter.
    ///
    /// What is made to follow it (`thenAccept` and the like) runs on the thread of whoever answers,
    /// within that actor's turn: it must be quick, and is no place to touch another actor's fields;
    /// the forms that end in `Async` run elsewhere. `get` and `join` wait like [#await()], and
    /// refuse to do so in an actor.
    CompletableFuture<R> future();
}
