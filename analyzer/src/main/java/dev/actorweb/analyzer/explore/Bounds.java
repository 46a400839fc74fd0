package dev.actorweb.analyzer.explore;

import java.time.Duration;

/// How far an exploration may go.
///
/// @param states
///            the most states it may keep
/// @param depth
///            the most steps from the start
/// @param time
///            the longest it may take
public record Bounds(int states, int depth, Duration time) {
    /// Enough for nearly every machine, and over within seconds for the others.
    public static final Bounds DEFAULT = new Bounds(250_000, Integer.MAX_VALUE, Duration.ofSeconds(10));

    /// Why an exploration stopped before it had seen everything.
    public enum Stop {
        STATES("the most states it may keep"), DEPTH("the most steps it may take"), TIME(
                "the time it may take"), TIMERS("more timers at once than it can follow"), DEFERRED(
                        "more deferred events at once than it follows"), CHOICES(
                                "more unknown guards in one step than it can try"), MEMORY(
                                        "the end of memory"), INTERRUPTED("an interruption");

        private final String words;

        Stop(String words) {
            this.words = words;
        }

        /// For people: what it ran into.
        public String words() {
            return words;
        }
    }

    public Bounds {
        if (states < 1 || depth < 0 || time.isNegative()) {
            throw new IllegalArgumentException(
                    "no bounds: " + states + " states, " + depth + " steps, " + time);
        }
    }

    public Bounds withStates(int most) {
        return new Bounds(most, depth, time);
    }

    public Bounds withDepth(int most) {
        return new Bounds(states, most, time);
    }

    public Bounds withTime(Duration most) {
        return new Bounds(states, depth, most);
    }
}
