package dev.actorweb.runtime;

import java.time.Duration;
import java.util.Objects;

/// What an actor does about the failures of its children.
///
/// A child that fails is restarted with a fresh instance and its mailbox, after a pause; its
/// siblings go on meanwhile. After `maxRestarts` restarts within the sliding window, the next
/// failure ends the child, and the supervisor fails itself with a [RestartLimitException], which is
/// for *its* parent to deal with.
///
/// Restarts are counted for each child by itself under [Strategy#ONE_FOR_ONE], otherwise for all
/// children together, on a clock that never jumps.
///
/// @param strategy
///            who is restarted
/// @param maxRestarts
///            how many within the window, 0 or more
/// @param window
///            the length of the sliding window, more than nothing
/// @param backoff
///            the pauses before a restart
public record Supervision(Strategy strategy, int maxRestarts, Duration window, Backoff backoff) {
    /// Who is restarted when a child fails. Children stop in the reverse order of their start, one
    /// after the other, and start again in that order; a [RestartPolicy#TEMPORARY] sibling is
    /// stopped for good.
    public enum Strategy {
        /// Only the child that failed.
        ONE_FOR_ONE,

        /// All children.
        ONE_FOR_ALL,

        /// The child that failed and those started after it.
        REST_FOR_ONE
    }

    /// @throws IllegalArgumentException
    ///             if a number or a time is out of its range
    public Supervision {
        Objects.requireNonNull(strategy, "strategy");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(backoff, "backoff");
        if (maxRestarts < 0) {
            throw new IllegalArgumentException("maxRestarts " + maxRestarts + " is negative");
        }
        if (!window.isPositive()) {
            throw new IllegalArgumentException("restart window " + window + " is not positive");
        }
    }

    /// One for one, ten restarts a minute, pauses from 10 ms to 10 s.
    public static Supervision defaults() {
        return new Supervision(Strategy.ONE_FOR_ONE, 10, Duration.ofMinutes(1),
                Backoff.exponential(Duration.ofMillis(10), Duration.ofSeconds(10)));
    }

    /// This, with another strategy.
    public Supervision strategy(Strategy other) {
        return new Supervision(other, maxRestarts, window, backoff);
    }

    /// This, with another limit.
    public Supervision limit(int restarts, Duration within) {
        return new Supervision(strategy, restarts, within, backoff);
    }

    /// This, with other pauses.
    public Supervision backoff(Backoff other) {
        return new Supervision(strategy, maxRestarts, window, other);
    }
}
