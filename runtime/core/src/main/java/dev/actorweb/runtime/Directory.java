package dev.actorweb.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Who offers which service: actors enter themselves under a key, others find them by it. Safe to
/// use from any thread.
///
/// An actor of this system stays until it ends or its entry is cancelled, however long that takes.
/// What was learned of other systems' actors is a bounded cache: it expires, and the entry used
/// longest ago makes room for a new one.
public interface Directory {
    /// Enters an actor of this system under a key; one actor may have many.
    ///
    /// @return takes the entry back
    /// @throws IllegalArgumentException
    ///             if it is not an actor of this system
    <M> Cancellable register(ServiceKey<M> key, ActorRef<? super M> actor);

    /// Remembers the reference of an actor elsewhere for a while; again for the same one, the time
    /// begins anew.
    ///
    /// @param timeToLive
    ///            how long it is believed, more than nothing
    /// @throws IllegalArgumentException
    ///             if it is an actor of this system: these are registered
    <M> void learn(ServiceKey<M> key, ActorRef<? super M> remote, Duration timeToLive);

    /// All living actors under a key, in the order they were entered, those of this system first.
    <M> List<ActorRef<M>> find(ServiceKey<M> key);

    /// All living actors entered for a type of messages, whatever the name of the key.
    <M> List<ActorRef<M>> find(Class<M> type);

    /// The first of [#find].
    default <M> Optional<ActorRef<M>> findFirst(ServiceKey<M> key) {
        return find(key).stream().findFirst();
    }

    /// Shows who is under a key, now and whenever that changes, one call after the other, away from
    /// the actors' threads. If it changes faster than `listener` listens, only the latest is shown.
    ///
    /// @param listener
    ///            may send the list to an actor; what it throws is logged and ends the subscription
    /// @return ends it
    <M> Cancellable subscribeToChanges(ServiceKey<M> key, Consumer<List<ActorRef<M>>> listener);

    /// What is in it, and how it was used, since the system was created.
    Statistics statistics();

    /// The use of a directory. Nothing is ever reset.
    ///
    /// @param local
    ///            entries of actors of this system
    /// @param remote
    ///            entries of actors elsewhere
    /// @param capacity
    ///            for entries of actors elsewhere
    /// @param lookups
    ///            how often somebody looked for actors
    /// @param hits
    ///            how often that found any
    /// @param expired
    ///            entries of actors elsewhere that were not confirmed in time
    /// @param evicted
    ///            entries of actors elsewhere that made room for others
    record Statistics(int local, int remote, int capacity, long lookups, long hits, long expired,
            long evicted) {
        /// The share of lookups that found any, from 0 to 1; 0 before the first one.
        public double hitRate() {
            return lookups == 0 ? 0 : (double) hits / lookups;
        }
    }
}
