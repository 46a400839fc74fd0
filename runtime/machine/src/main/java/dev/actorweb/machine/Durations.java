package dev.actorweb.machine;

import dev.actorweb.machine.yaml.Position;
import java.time.Duration;
import java.util.Optional;

/// Reads durations: `250ms`, `30s`, `1.5s`, `5m`, `2h`, `1d`, several whole ones from the greatest
/// unit to the least (`1h30m`), and plain numbers, which are milliseconds as in XState.
///
/// It is the one grammar of durations, in specs, in `aw.yaml` and on the command line.
public final class Durations {
    private static final long MILLI = 1_000_000;
    private static final Duration MOST = Duration.ofNanos(Long.MAX_VALUE);

    private Durations() {}

    static Delay delay(String text, Position position) {
        Optional<Duration> duration = parse(text);
        if (duration.isPresent()) {
            return new Delay.Fixed(duration.get(), text, position);
        }
        return isName(text) ? new Delay.Named(text, position) : new Delay.Invalid(text, position);
    }

    /// A name begins with a letter or underscore and has no blanks.
    private static boolean isName(String text) {
        if (text.isEmpty() || !(Character.isLetter(text.charAt(0)) || text.charAt(0) == '_')) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// The duration that a text means; empty when it is none.
    public static Optional<Duration> parse(String text) {
        int unit = lettersBefore(text, text.length());
        String number = text.substring(0, unit);
        if (!isNumber(number)) {
            return sum(text);
        }
        long nanos = unit == text.length() ? MILLI : nanos(text.substring(unit));
        return nanos == 0 ? Optional.empty() : times(number, nanos);
    }

    private static int lettersBefore(String text, int end) {
        int start = end;
        while (start > 0 && text.charAt(start - 1) >= 'a' && text.charAt(start - 1) <= 'z') {
            start--;
        }
        return start;
    }

    private static int digitsBefore(String text, int end) {
        int start = end;
        while (start > 0 && text.charAt(start - 1) >= '0' && text.charAt(start - 1) <= '9') {
            start--;
        }
        return start;
    }

    /// The nanoseconds of a unit; 0 if it is none.
    private static long nanos(String unit) {
        return switch (unit) {
            case "ms" -> MILLI;
            case "s" -> 1_000 * MILLI;
            case "m", "min" -> 60_000 * MILLI;
            case "h" -> 3_600_000 * MILLI;
            case "d" -> 86_400_000 * MILLI;
            default -> 0;
        };
    }

    /// Whole numbers with their units, read from the end, where the least unit is: `1h30m`.
    private static Optional<Duration> sum(String text) {
        Duration sum = Duration.ZERO;
        long last = 0;
        for (int end = text.length(); end > 0;) {
            int unit = lettersBefore(text, end);
            int digits = digitsBefore(text, unit);
            long nanos = nanos(text.substring(unit, end));
            if (nanos <= last || !isNumber(text.substring(digits, unit))) {
                return Optional.empty();
            }
            Optional<Duration> part = times(text.substring(digits, unit), nanos);
            if (part.isEmpty()) {
                return part;
            }
            sum = sum.plus(part.get());
            last = nanos;
            end = digits;
        }
        return last == 0 || sum.compareTo(MOST) > 0 ? Optional.empty() : Optional.of(sum);
    }

    /// As [#parse(String)], for people at a command line: a number alone is none, because `--for 5`
    /// could mean seconds as well.
    public static Optional<Duration> parseWithUnit(String text) {
        return text.isEmpty() || text.charAt(text.length() - 1) < 'a' ? Optional.empty() : parse(text);
    }

    private static boolean isNumber(String text) {
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int points = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                points++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return points < 2 && text.length() - start > points && text.length() < 18;
    }

    private static Optional<Duration> times(String number, long nanos) {
        try {
            if (number.indexOf('.') < 0) {
                return Optional.of(Duration.ofNanos(Math.multiplyExact(Long.parseLong(number), nanos)));
            }
            double value = Double.parseDouble(number) * nanos;
            return Math.abs(value) < Long.MAX_VALUE
                    ? Optional.of(Duration.ofNanos(Math.round(value)))
                    : Optional.empty();
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }
}
