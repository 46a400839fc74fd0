package dev.actorweb.analyzer.simulate;

import java.math.BigDecimal;
import java.time.Duration;

/// Writes durations as specs and scenarios write them.
public final class Times {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private Times() {}

    /// The shortest exact form: `90s`, `2h`, `250ms`, `0.5ms`.
    public static String text(Duration time) {
        long nanos = time.toNanos();
        if (nanos == 0) {
            return "0ms";
        }
        if (nanos % HOUR == 0) {
            return nanos / HOUR + "h";
        }
        if (nanos % MINUTE == 0) {
            return nanos / MINUTE + "m";
        }
        return nanos % SECOND == 0 ? nanos / SECOND + "s" : millis(time);
    }

    /// In milliseconds, with a fraction only where there is one: `250ms`.
    public static String millis(Duration time) {
        long nanos = time.toNanos();
        return nanos % MILLI == 0
                ? nanos / MILLI + "ms"
                : BigDecimal.valueOf(nanos, 6).stripTrailingZeros().toPlainString() + "ms";
    }
}
