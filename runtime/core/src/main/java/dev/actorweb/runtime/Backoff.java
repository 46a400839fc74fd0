package dev.actorweb.runtime;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// How long a supervisor waits before it restarts a child: the first pause, doubled with each
/// restart the limit's window still holds, up to the longest; then made longer at random so that
/// children that failed together do not come back together.
///
/// @param first
///            the pause before the first restart, not negative
/// @param longest
///            no pause exceeds it before the random part is added, not below `first`
/// @param jitter
///            the largest random part, as a share of the pause, 0 to 1
public record Backoff(Duration first, Duration longest, double jitter) {
    /// No pause is longer, so that adding to it never overflows: 73 years.
    private static final Duration AGES = Duration.ofNanos(Long.MAX_VALUE >> 2);

    /// @throws IllegalArgumentException
    ///             if a pause or the jitter is out of its range
    public Backoff {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(longest, "longest");
        if (first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("back-off from " + first + " to " + longest);
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("jitter " + jitter + " is not between 0 and 1");
        }
    }

    /// Restarts at once.
    public static Backoff none() {
        return new Backoff(Duration.ZERO, Duration.ZERO, 0);
    }

    /// Doubles from `first` up to `longest`, with a random part of up to a fifth.
    public static Backoff exponential(Duration first, Duration longest) {
        return new Backoff(first, longest, 0.2);
    }

    /// The pause before a restart; never longer than some 73 years and their random part.
    ///
    /// @param earlier
    ///            how many restarts the window holds already, not negative
    /// @param random
    ///            from 0 (inclusive) to 1
    public Duration pause(int earlier, double random) {
        var most = shorter(longest, AGES);
        var pause = shorter(first, AGES);
        for (int i = 0; i < earlier && pause.compareTo(most) < 0 && !pause.isZero(); i++) {
            pause = pause.plus(pause);
        }
        pause = shorter(pause, most);
        return pause.plusNanos((long) (TimeUnit.NANOSECONDS.convert(pause) * jitter * random));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
