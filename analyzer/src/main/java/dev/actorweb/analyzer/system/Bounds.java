package dev.actorweb.analyzer.system;

import java.time.Duration;
import java.util.Optional;

/// How far an exploration goes and how.
///
/// @param maxStates
///            it stops after so many
/// @param maxDepth
///            states so many steps from the start are the last that it looks at
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
public record Bounds(int maxStates, int maxDepth, Optional<Duration> timeLimit, int crashes,
        boolean reduction,
        boolean symmetry, int threads, int alone) {
    /// Ten million states, no limit of steps or time, no crashes, reduced, one thread.
    public static final Bounds DEFAULT = new Bounds(10_000_000, Integer.MAX_VALUE, Optional.empty(), 0, true,
            true, 1, 50_000);

    public Bounds {
        if (maxStates < 1 || maxDepth < 0 || crashes < 0 || threads < 1 || threads > 2 || alone < 0) {
            throw new IllegalArgumentException(
                    "no bounds: " + maxStates + " states, " + maxDepth + " steps, " + crashes + " crashes, "
                            + threads + " threads");
        }
    }

    public Bounds maxStates(int states) {
        return new Bounds(states, maxDepth, timeLimit, crashes, reduction, symmetry, threads, alone);
    }

    public Bounds maxDepth(int steps) {
        return new Bounds(maxStates, steps, timeLimit, crashes, reduction, symmetry, threads, alone);
    }

    public Bounds timeLimit(Duration limit) {
        return new Bounds(maxStates, maxDepth, Optional.of(limit), crashes, reduction, symmetry, threads,
                alone);
    }

    public Bounds crashes(int count) {
        return new Bounds(maxStates, maxDepth, timeLimit, count, reduction, symmetry, threads, alone);
    }

    public Bounds reduction(boolean on) {
        return new Bounds(maxStates, maxDepth, timeLimit, crashes, on, symmetry, threads, alone);
    }

    public Bounds symmetry(boolean on) {
        return new Bounds(maxStates, maxDepth, timeLimit, crashes, reduction, on, threads, alone);
    }

    public Bounds threads(int count) {
        return new Bounds(maxStates, maxDepth, timeLimit, crashes, reduction, symmetry, count, alone);
    }

    /// The same, getting help after so many states.
    Bounds alone(int states) {
        return new Bounds(maxStates, maxDepth, timeLimit, crashes, reduction, symmetry, threads, states);
    }
}
