package dev.actorweb.runtime;

import java.time.Instant;

/// A dispatcher of a test, in which no time passes and nothing is to be closed.
public interface Timeless extends Dispatcher {
    @Override
    default long nanoTime() {
        return 0;
    }

    @Override
    default Instant now() {
        return Instant.EPOCH;
    }

    @Override
    default void close() {}
}
