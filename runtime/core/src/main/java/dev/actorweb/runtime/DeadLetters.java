package dev.actorweb.runtime;

import java.util.List;
import java.util.function.Consumer;

/// All dead letters of a system as one stream. Safe to use from any thread.
public interface DeadLetters {
    /// Shows every future dead letter to `consumer`, one at a time and in order, away from the
    /// actors' threads. A consumer that is too slow loses letters, see [#lost()]; the actors never
    /// wait for it. What it throws is logged and ends its subscription.
    ///
    /// @return ends the subscription
    Cancellable subscribe(Consumer<DeadLetter> consumer);

    /// The latest letters, the oldest first: as many as
    /// [ActorSystem.Builder#recentDeadLetters] says.
    List<DeadLetter> recent();

    /// Sends a letter's message once more, to the actor that lives at the recipient's path now. If
    /// there is none, nothing is sent.
    ///
    /// @return what became of it; `DEAD` if there is nobody
    Delivery replay(DeadLetter letter);

    /// How many messages have died since the system started.
    long count();

    /// How many letters did not reach a consumer because it was too slow.
    long lost();
}
