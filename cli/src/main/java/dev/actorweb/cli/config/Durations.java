package dev.actorweb.cli.config;

import java.time.Duration;
import java.util.Optional;

/// Lengths of time as people write them: `500ms`, `30s`, `10m`, `1h30m`.
public final class Durations {
    private static final long MAX_MILLIS = Duration.ofDays(366).toMillis();

    private Durations() {}

    /// Reads whole numbers with the units `h`, `m`, `s`, `ms`, largest first. Empty for anything
    /// else, for zero and for more than a year.
    public static Optional<Duration> parse(String text) {
        var millis = 0L;
        var lastUnit = Long.MAX_VALUE;
        for (var at = 0; at < text.length();) {
            var digits = digitsEnd(text, at);
            if (digits == at || digits - at > 12) {
                return Optional.empty();
            }
            var end = unitEnd(text, digits);
            var unit = unit(text.substring(digits, end));
            if (unit == 0 || unit >= lastUnit) {
                return Optional.empty();
            }
            millis += Math.min(Long.parseLong(text, at, digits, 10), MAX_MILLIS + 1) * unit;
            lastUnit = unit;
            at = end;
        }
        return millis > 0 && millis <= MAX_MILLIS ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
    }

    private static int digitsEnd(String text, int from) {
        var i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    private static int unitEnd(String text, int from) {
        var i = from;
        while (i < text.length() && text.charAt(i) >= 'a' && text.charAt(i) <= 'z') {
            i++;
        }
        return i;
    }

    private static long unit(String name) {
        return switch (name) {
            case "h" -> 3_600_000;
            case "m" -> 60_000;
            case "s" -> 1_000;
            case "ms" -> 1;
            default -> 0;
        };
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
