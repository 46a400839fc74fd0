package dev.actorweb.runtime;

/// How many messages may wait for an actor. The message it is handling does not count, nor do those
/// it caused itself by its context: timers, results of its work, replies to its questions, and
/// stashed messages.
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
        public Bounded {
            if (capacity < 1) {
                throw new IllegalArgumentException("mailbox capacity " + capacity + " is less than 1");
            }
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
}
