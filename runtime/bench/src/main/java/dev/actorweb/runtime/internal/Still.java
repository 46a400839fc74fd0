package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.Dispatcher;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import java.time.Duration;
import java.time.Instant;

/// Runs nothing: what is under stress are the parts, and the tests are their threads.
final class Still implements Dispatcher {
    static final Kernel KERNEL = new Kernel(ActorSystem.create("still"), "still", new Still(),
            Supervision.defaults(), null, Duration.ofSeconds(10), new Kernel.Capacities(0, 0, false));

    /// A cell whose turns only the test runs.
    static Cell<Object> cell() {
        return new Cell<>(KERNEL, null, "cell", _ -> _ -> {}, SpawnOptions.defaults());
    }

    @Override
    public void execute(Runnable turn) {}

    @Override
    public Cancellable schedule(Duration delay, Runnable task) {
        return () -> true;
    }

    @Override
    public Cancellable fork(String name, Runnable work) {
        return () -> true;
    }

    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    @Override
    public void close() {}
}
