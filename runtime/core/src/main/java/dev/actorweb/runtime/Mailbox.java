package dev.actorweb.runtime;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// How many messages may wait for an actor, in what order they are handled, and for how long they
/// are worth handling. The message it is handling does not count, nor do those it caused itself by
/// its context: timers, results of its work, replies to its questions, and stashed messages; these
/// never expire, either.
///
/// ```java
/// var mailbox = Mailbox.bounded(1_000, Overflow.REJECT)
///         .prioritized(Job.class, job -> job.urgent() ? 1 : 0)
///         .timeToLive(Duration.ofSeconds(30));
/// ```
///
public sealed interface Mailbox {
    /// As many as memory holds.
    record Unbounded() implements Mailbox {}

    /// No more than a given number.
    ///
    /// @param capacity
    ///            at least 1
    /// @param overflow
    ///            what happens above it
    record Bounded(int capacity, Overflow overflow) implements Mailbox {
        /// @throws IllegalArgumentException
        ///             if the capacity is less than 1
        public Bounded {
            Objects.requireNonNull(overflow, "overflow");
            if (capacity < 1) {
                throw new IllegalArgumentException("mailbox capacity " + capacity + " is less than 1");
            }
        }
    }

    /// The most urgent message comes first; among those equally urgent, the oldest.
    ///
    /// @param base
    ///            how many messages may wait
    /// @param priority
    ///            how urgent a message is, the higher the more
    record Prioritized(Mailbox base, ToIntFunction<Object> priority) implements Mailbox {
        /// What [Mailbox#prioritized] makes.
        public Prioritized {
            Objects.requireNonNull(base, "base");
            Objects.requireNonNull(priority, "priority");
        }
    }

    /// A message that has waited too long becomes a dead letter when its turn comes.
    ///
    /// @param base
    ///            how many messages may wait, and in what order
    /// @param timeToLive
    ///            how long a message may wait; zero for as long as it takes
    record Expiring(Mailbox base, Function<Object, Duration> timeToLive) implements Mailbox {
        /// What [Mailbox#timeToLive] makes.
        public Expiring {
            Objects.requireNonNull(base, "base");
            Objects.requireNonNull(timeToLive, "timeToLive");
        }
    }

    /// A mailbox without a bound.
    static Mailbox unbounded() {
        return new Unbounded();
    }

    /// A mailbox for at most `capacity` waiting messages.
    ///
    /// @throws IllegalArgumentException
    ///             if `capacity` is less than 1
    static Mailbox bounded(int capacity, Overflow overflow) {
        return new Bounded(capacity, overflow);
    }

    /// This, with the most urgent message first. A full mailbox that discards the oldest message
    /// then discards the oldest of the least urgent.
    ///
    /// @param type
    ///            the messages whose urgency is asked for; all others have priority 0
    /// @param priority
    ///            how urgent a message is, the higher the more. Runs on the sender's thread; where
    ///            it throws, which is logged, the message has priority 0
    default <M> Mailbox prioritized(Class<M> type, ToIntFunction<? super M> priority) {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(priority, "priority");
        return new Prioritized(this,
                message -> type.isInstance(message) ? priority.applyAsInt(type.cast(message)) : 0);
    }

    /// This, with messages that are dead letters when they have waited longer than that.
    ///
    /// @throws IllegalArgumentException
    ///             if the time is not positive
    default Mailbox timeToLive(Duration time) {
        if (!time.isPositive()) {
            throw new IllegalArgumentException("time to live " + time + " is not positive");
        }
        return new Expiring(this, _ -> time);
    }

    /// This, with a time to live for each message.
    ///
    /// @param type
    ///            the messages that may expire; all others live as long as it takes
    /// @param timeToLive
    ///            how long a message may wait; zero or less for as long as it takes. Runs on the
    ///            sender's thread; where it throws, which is logged, the message does not expire
    default <M> Mailbox timeToLive(Class<M> type, Function<? super M, Duration> timeToLive) {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(timeToLive, "timeToLive");
        return new Expiring(this,
                message -> type.isInstance(message) ? timeToLive.apply(type.cast(message)) : Duration.ZERO);
    }
}
