package dev.actorweb.analyzer.system;

import java.time.Duration;
import java.util.Optional;

/// How far an exploration goes and how.
///
/// @param maxStates
///            it stops after so many
/// @param timeLimit
///            it stops after so long
/// @param crashes
///            how many crashes of actors there may be in a run
/// @param reduction
///            whether orders of steps that make no difference are left out
public record Bounds(int maxStates, Optional<Duration> timeLimit, int crashes, boolean reduction) {
    /// Ten million states, no limit in time, no crashes, reduced.
    public static final Bounds DEFAULT = new Bounds(10_000_000, Optional.empty(), 0, true);

    public Bounds {
        if (maxStates < 1 || crashes < 0) {
            throw new IllegalArgumentException(
                    "no bounds: " + maxStates + " states, " + crashes + " crashes");
        }
    }

    public Bounds maxStates(int states) {
        return new Bounds(states, timeLimit, crashes, reduction);
    }

    public Bounds timeLimit(Duration limit) {
        return new Bounds(maxStates, Optional.of(limit), crashes, reduction);
    }

    public Bounds crashes(int count) {
        return new Bounds(maxStates, timeLimit, count, reduction);
    }

    public Bounds reduction(boolean on) {
        return new Bounds(maxStates, timeLimit, crashes, on);
    }
}
