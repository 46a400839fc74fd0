package dev.actorweb.runtime;

import java.util.function.Consumer;

/// All dead letters of a system as one stream. Safe to use from any thread.
public interface DeadLetters {
    /// Shows every future dead letter to `consumer`, one at a time and in order, away from the
    /// actors' threads. A consumer that is too slow loses letters, see [#lost()]; the actors never
    /// wait for it.
    ///
    /// @return ends the subscription
    Cancellable subscribe(Consumer<DeadLetter> consumer);

    /// How many messages have died since the system started.
    long count();

    /// How many letters did not reach a consumer because it was too slow.
    long lost();
}
