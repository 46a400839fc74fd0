package dev.actorweb.runtime;

import java.util.Objects;
import java.util.function.Function;

/// How a [Router] chooses among its routees.
///
/// @param <M>
///            the messages
public sealed interface Routing<M> {
    /// One after the other.
    record RoundRobin<M>() implements Routing<M> {}

    /// Any, each with the same chance.
    ///
    /// @param seed
    ///            repeats the same choices
    record Random<M>(long seed) implements Routing<M> {}

    /// Always the same one for the same key. When a routee ends, only its keys go elsewhere.
    ///
    /// @param key
    ///            what belongs together; compared by `hashCode()` of the key's `toString()`, so the
    ///            choice is the same in every process
    record ConsistentHash<M>(Function<? super M, ?> key) implements Routing<M> {
        /// Refuses null.
        public ConsistentHash {
            Objects.requireNonNull(key, "key");
        }
    }

    /// The one with the fewest messages waiting or in hand; if several, one after the other. What
    /// waits for actors of another system is not known and counts as nothing.
    record LeastLoaded<M>() implements Routing<M> {}

    /// One after the other.
    static <M> Routing<M> roundRobin() {
        return new RoundRobin<>();
    }

    /// Any, each with the same chance.
    static <M> Routing<M> random(long seed) {
        return new Random<>(seed);
    }

    /// Always the same one for the same key.
    static <M> Routing<M> consistentHash(Function<? super M, ?> key) {
        return new ConsistentHash<>(key);
    }

    /// The one with the fewest messages.
    static <M> Routing<M> leastLoaded() {
        return new LeastLoaded<>();
    }
}
