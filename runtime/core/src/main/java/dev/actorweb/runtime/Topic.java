package dev.actorweb.runtime;

import java.util.List;

/// An address that passes each message on to all who have subscribed. Safe to use from any thread.
///
/// A subscription ends with its actor, and survives a restart of it. Messages of one sender come to
/// each subscriber in their order. A message for which there is no subscriber is a dead letter.
///
/// @param <M>
///            the messages
public interface Topic<M> extends ActorRef<M> {
    /// Sends a message to each subscriber.
    ///
    /// @return how many mailboxes took it
    int publish(M message);

    /// The same as [#publish]; `DEAD` if nobody subscribes, else `ENQUEUED`.
    @Override
    Delivery tell(M message);

    /// Lets an actor of this system have all messages from now on. Subscribing twice is subscribing
    /// once.
    ///
    /// @return ends the subscription
    /// @throws IllegalArgumentException
    ///             if it is not an actor of this system
    Cancellable subscribe(ActorRef<? super M> subscriber);

    /// Ends a subscription.
    ///
    /// @return whether there was one
    boolean unsubscribe(ActorRef<? super M> subscriber);

    /// Those who get the next message.
    List<ActorRef<? super M>> subscribers();
}
