package dev.actorweb.cli.config;

import java.time.Duration;
import java.util.Optional;

/// Lengths of time as people write them: `500ms`, `30s`, `10m`, `1h30m`.
public final class Durations {
    private static final Duration LEAST = Duration.ofMillis(1);
    private static final Duration MOST = Duration.ofDays(366);

    private Durations() {}

    /// Reads a duration in the grammar of the machine language, with its unit. Empty for anything
    /// else, for less than a millisecond and for more than a year.
    public static Optional<Duration> parse(String text) {
        return dev.actorweb.machine.Durations.parseWithUnit(text)
                .filter(time -> time.compareTo(LEAST) >= 0 && time.compareTo(MOST) <= 0);
    }

    /// Writes a positive duration so that [#parse(String)] reads it back, to the millisecond.
    public static String format(Duration duration) {
        var text = new StringBuilder();
        append(text, duration.toHours(), "h");
        append(text, duration.toMinutesPart(), "m");
        append(text, duration.toSecondsPart(), "s");
        append(text, duration.toMillisPart(), "ms");
        return text.toString();
    }

    private static void append(StringBuilder text, long count, String unit) {
        if (count > 0) {
            text.append(count).append(unit);
        }
    }
}
