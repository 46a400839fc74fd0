package dev.actorweb.analyzer.explore;

import java.util.Arrays;

/// What is known about the times that running timers have left: bounds on each and on the
/// difference of any two (a difference bound matrix, as model checkers of timed systems use them).
/// Exact where all delays are written in the spec. Immutable.
///
/// A bound is `2 × nanoseconds`, plus one where the bound itself is allowed. Row and column 0 stand
/// for now. Timers are in the order in which they were started.
final class Zone {
    static final Zone EMPTY = new Zone(new int[0], new long[]{1});
    private static final long INFINITE = Long.MAX_VALUE / 4;
    private static final long ZERO = 1;

    /// The kinds of the running timers, the oldest first.
    final int[] timers;
    private final long[] bounds;
    private final int width;

    private Zone(int[] timers, long[] bounds) {
        this.timers = timers;
        this.bounds = bounds;
        this.width = timers.length + 1;
    }

    private long bound(int i, int j) {
        return bounds[i * width + j];
    }

    private static long sum(long a, long b) {
        return a >= INFINITE || b >= INFINITE ? INFINITE : a + b - ((a | b) & 1);
    }

    boolean isEmpty() {
        return timers.length == 0;
    }

    /// The same after any time that lets no timer fire.
    Zone elapsed() {
        if (isEmpty()) {
            return this;
        }
        long[] next = bounds.clone();
        for (int i = 1; i < width; i++) {
            long least = ZERO;
            for (int j = 1; j < width; j++) {
                least = Math.min(least, bound(j, i));
            }
            next[i] = least;
        }
        return new Zone(timers, next);
    }

    /// The others when this one has fired; null when another one must fire before. Of several that
    /// are due at once the oldest fires first.
    @org.jspecify.annotations.Nullable
    Zone fire(int place) {
        int fired = place + 1;
        long[] now = bounds.clone();
        for (int j = 1; j < width; j++) {
            if (j != fired) {
                long first = j < fired ? 0 : ZERO; // strictly before the older ones
                now[fired * width + j] = Math.min(now[fired * width + j], first);
            }
        }
        if (!close(now, width)) {
            return null;
        }
        for (int j = 0; j < width; j++) { // now is when it fired
            now[j * width] = now[j * width + fired];
            now[j] = now[fired * width + j];
        }
        now[0] = ZERO;
        return without(place, now);
    }

    /// The same without the timer at this place.
    Zone without(int place) {
        return without(place, bounds);
    }

    private Zone without(int place, long[] from) {
        int[] rest = new int[timers.length - 1];
        System.arraycopy(timers, 0, rest, 0, place);
        System.arraycopy(timers, place + 1, rest, place, rest.length - place);
        long[] kept = new long[(width - 1) * (width - 1)];
        int at = 0;
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < width; j++) {
                if (i != place + 1 && j != place + 1) {
                    kept[at++] = from[i * width + j];
                }
            }
        }
        return new Zone(rest, kept);
    }

    /// The same with another timer.
    ///
    /// @param nanos
    ///            how long it runs; negative where nobody knows
    Zone with(int timer, long nanos) {
        int wider = width + 1;
        long[] next = new long[wider * wider];
        long most = nanos < 0 ? INFINITE : 2 * nanos + 1;
        long least = nanos < 0 ? ZERO : -2 * nanos + 1;
        for (int i = 0; i < width; i++) {
            System.arraycopy(bounds, i * width, next, i * wider, width);
            next[i * wider + width] = sum(bound(i, 0), least);
            next[width * wider + i] = sum(most, bound(0, i));
        }
        next[width * wider + width] = ZERO;
        int[] more = Arrays.copyOf(timers, timers.length + 1);
        more[timers.length] = timer;
        return new Zone(more, next);
    }

    /// Tightens the bounds by each other; false when they contradict.
    private static boolean close(long[] bounds, int width) {
        for (int k = 0; k < width; k++) {
            for (int i = 0; i < width; i++) {
                for (int j = 0; j < width; j++) {
                    long way = sum(bounds[i * width + k], bounds[k * width + j]);
                    if (way < bounds[i * width + j]) {
                        bounds[i * width + j] = way;
                    }
                }
                if (bounds[i * width + i] < ZERO) {
                    return false;
                }
            }
        }
        return true;
    }

    /// The bounds, row by row.
    long[] bounds() {
        return bounds;
    }

    static Zone of(int[] timers, long[] bounds) {
        return timers.length == 0 ? EMPTY : new Zone(timers, bounds);
    }
}
