package dev.actorweb.machine;

import dev.actorweb.machine.yaml.Position;
import java.time.Duration;
import java.util.Optional;

/// Reads durations: `250ms`, `30s`, `1.5s`, `5m`, `2h`, `1d`, and plain numbers, which are
/// milliseconds as in XState.
public final class Durations {
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
        int unit = text.length();
        while (unit > 0 && text.charAt(unit - 1) >= 'a' && text.charAt(unit - 1) <= 'z') {
            unit--;
        }
        long nanos = switch (text.substring(unit)) {
            case "", "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m", "min" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            case "d" -> 86_400_000_000_000L;
            default -> 0;
        };
        String number = text.substring(0, unit);
        return nanos == 0 || !isNumber(number) ? Optional.empty() : times(number, nanos);
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
