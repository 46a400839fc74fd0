package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.Dispatcher;
import dev.actorweb.runtime.SpawnOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// Runs nothing: what is under stress are the parts, and the tests are their threads.
final class Still implements Dispatcher {
    private static final ActorSystem SYSTEM = ActorSystem.builder("still").dispatcher(new Still())
            .recentDeadLetters(0).logger(new Silence()).create();

    static final Kernel KERNEL = ((Cell<?>) SYSTEM.spawn(_ -> _ -> {})).kernel;

    /// Each look finds it later than the one before, unless several look at once; without a fence,
    /// which would hide races.
    private static long now;

    /// A cell whose turns only the test runs.
    static Cell<Object> cell() {
        return new Cell<>(KERNEL, null, "cell", _ -> _ -> {}, SpawnOptions.defaults());
    }

    /// Failures are part of the tests.
    private static final class Silence implements System.Logger {
        @Override
        public String getName() {
            return "silence";
        }

        @Override
        public boolean isLoggable(Level level) {
            return false;
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String message,
                @Nullable Throwable thrown) {}

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String format,
                @Nullable Object... parameters) {}
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
