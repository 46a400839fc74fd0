package dev.actorweb.runtime.internal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Durations as numbers for the monotonic clock.
final class Nanos {
    /// So long that it is never reached, so short that adding it to a clock does not overflow:
    /// 73 years.
    private static final long FOREVER = Long.MAX_VALUE >> 2;

    private Nanos() {}

    static long of(Duration time) {
        return Math.min(TimeUnit.NANOSECONDS.convert(time), FOREVER);
    }
}
