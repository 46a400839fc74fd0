package dev.actorweb.cli.watch;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Shows moments: by the wall clock, or from the beginning.
///
/// @param zone
///            of the wall clock
/// @param start
///            the beginning in microseconds, where moments are counted from there; negative for the
///            wall clock
record Clock(ZoneId zone, long start) {
    private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    /// On narrower screens no milliseconds are shown.
    private static final int NARROW = 60;
    private static final int MILLIS = 4;

    static Clock wall(ZoneId zone) {
        return new Clock(zone, -1);
    }

    static Clock from(long start) {
        return new Clock(ZoneId.of("UTC"), start);
    }

    /// The width of its column on a screen so wide.
    int width(int screen) {
        return (start < 0 ? 12 : 10) - (screen < NARROW ? MILLIS : 0);
    }

    /// A moment as it is shown on a screen so wide.
    String show(long micros, int screen) {
        var time = show(micros);
        return screen < NARROW ? time.substring(0, time.length() - MILLIS) : time;
    }

    String show(long micros) {
        if (start < 0) {
            return WALL.format(Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L),
                    Math.floorMod(micros, 1_000_000L) * 1_000).atZone(zone));
        }
        long millis = Math.max(0, micros - start) / 1_000;
        return String.format(Locale.ROOT, "+%d:%02d.%03d", millis / 60_000, millis / 1_000 % 60,
                millis % 1_000);
    }
}
