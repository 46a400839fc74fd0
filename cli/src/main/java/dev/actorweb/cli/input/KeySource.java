package dev.actorweb.cli.input;

import java.io.IOException;
import java.time.Duration;

/// Where the characters of a keyboard come from.
@FunctionalInterface
public interface KeySource {
    /// Nothing came in time.
    int NOTHING = -2;
    /// Nothing will come any more.
    int END = -1;

    /// The next UTF-16 unit, [#NOTHING] after waiting for `patience` (zero: not at all), or [#END].
    int read(Duration patience) throws IOException, InterruptedException;
}
