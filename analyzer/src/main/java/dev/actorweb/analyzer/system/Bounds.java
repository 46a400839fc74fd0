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
/// @param symmetry
///            whether one state stands for all that differ only in which of several identical actors
///            is which
/// @param threads
///            how many threads may share the work: one or two
/// @param alone
///            so many states one thread visits before it gets help
public record Bounds(int maxStates, Optional<Duration> timeLimit, int crashes, boolean reduction,
        boolean symmetry, int threads, int alone) {
    /// Ten million states, no limit in time, no crashes, reduced, one thread.
    public static final Bounds DEFAULT = new Bounds(10_000_000, Optional.empty(), 0, true, true, 1, 50_000);

    public Bounds {
        if (maxStates < 1 || crashes < 0 || threads < 1 || threads > 2 || alone < 0) {
            throw new IllegalArgumentException(
                    "no bounds: " + maxStates + " states, " + crashes + " crashes, " + threads + " threads");
        }
    }

    public Bounds maxStates(int states) {
        return new Bounds(states, timeLimit, crashes, reduction, symmetry, threads, alone);
    }

    public Bounds timeLimit(Duration limit) {
        return new Bounds(maxStates, Optional.of(limit), crashes, reduction, symmetry, threads, alone);
    }

    public Bounds crashes(int count) {
        return new Bounds(maxStates, timeLimit, count, reduction, symmetry, threads, alone);
    }

    public Bounds reduction(boolean on) {
        return new Bounds(maxStates, timeLimit, crashes, on, symmetry, threads, alone);
    }

    public Bounds symmetry(boolean on) {
        return new Bounds(maxStates, timeLimit, crashes, reduction, on, threads, alone);
    }

    public Bounds threads(int count) {
        return new Bounds(maxStates, timeLimit, crashes, reduction, symmetry, count, alone);
    }

    /// The same, getting help after so many states.
    Bounds alone(int states) {
        return new Bounds(maxStates, timeLimit, crashes, reduction, symmetry, threads, states);
    }
}
