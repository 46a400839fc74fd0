package dev.actorweb.runtime.internal;

import dev.actorweb.bench.Mute;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.Dispatcher;
import dev.actorweb.runtime.SpawnOptions;
import java.time.Duration;
import java.time.Instant;

/// Runs nothing: what is under stress are the parts, and the tests are their threads.
final class Still implements Dispatcher {
    private static final ActorSystem SYSTEM = ActorSystem.builder("still").dispatcher(new Still())
            .recentDeadLetters(0).logger(new Mute()).create();

    static final Kernel KERNEL = ((Cell<?>) SYSTEM.spawn(_ -> _ -> {})).kernel;

    /// Each look finds it later than the one before, unless several look at once; without a fence,
    /// which would hide races.
    private static long now;

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
    public void deliver(Runnable delivery) {
        delivery.run();
    }

    @Override
    public long nanoTime() {
        return now++;
    }

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    @Override
    public void close() {}
}
