package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.Person;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Reads the names, addresses and times that commits carry.
final class Idents {
    private Idents() {}

    /// @param raw
    ///            `Name <address> 1700000000 +0130`, each character a byte
    /// @throws IllegalArgumentException
    ///             if it is not made so
    static Person person(String raw) {
        int open = raw.indexOf(" <");
        int close = raw.lastIndexOf("> ");
        if (open < 0 || close < open) {
            throw new IllegalArgumentException("not a person: " + raw);
        }
        return new Person(RawCommit.text(raw.substring(0, open)),
                RawCommit.text(raw.substring(open + 2, close)),
                time(raw.substring(close + 2)));
    }

    /// Reads seconds and zone, `1700000000 +0130`; what makes no sense is the epoch or UTC.
    static OffsetDateTime time(String raw) {
        try {
            int space = raw.indexOf(' ');
            int zone = Integer.parseInt(raw.substring(space + 1));
            var offset = ZoneOffset.ofHoursMinutes(zone / 100, zone % 100);
            return Instant.ofEpochSecond(Long.parseLong(raw.substring(0, space))).atOffset(offset);
        } catch (NumberFormatException | DateTimeException | IndexOutOfBoundsException e) {
            return Instant.EPOCH.atOffset(ZoneOffset.UTC);
        }
    }
}
