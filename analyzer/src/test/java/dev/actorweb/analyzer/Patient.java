package dev.actorweb.analyzer;

import dev.actorweb.analyzer.explore.Bounds;
import java.time.Duration;

/// What is found must not depend on how fast the machine is.
public final class Patient {
    /// The usual bounds, but for the time.
    public static final Bounds BOUNDS = Bounds.DEFAULT.withTime(Duration.ofHours(1));

    private Patient() {}
}
