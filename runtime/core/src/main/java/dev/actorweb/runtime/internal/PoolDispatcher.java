package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.Dispatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Runs turns on a [Pool] of daemon threads. Its clock thread starts with the first timer.
final class PoolDispatcher implements Dispatcher {
    private final String name;
    private final Pool pool;

    /// Guarded by this.
    private @Nullable ScheduledThreadPoolExecutor clock;
    private boolean closed;

    PoolDispatcher(String name, Duration stallLimit) {
        this.name = name;
        pool = new Pool(name, stallLimit);
    }

    @Override
    public void execute(Runnable turn) {
        pool.execute(turn);
    }

    @Override
    public Cancellable schedule(Duration delay, Runnable task) {
        try {
            var timers = clock();
            if (timers == null) {
                return () -> false;
            }
            var scheduled = timers.schedule(task, Nanos.of(delay), TimeUnit.NANOSECONDS);
            return () -> scheduled.cancel(false);
        } catch (RejectedExecutionException e) {
            return () -> false;
        }
    }

    private synchronized @Nullable ScheduledThreadPoolExecutor clock() {
        if (clock == null && !closed) {
            clock = new ScheduledThreadPoolExecutor(1, task -> {
                var thread = new Thread(null, task, "aw-" + name + "-clock", 0, false);
                thread.setDaemon(true);
                return thread;
            });
            clock.setRemoveOnCancelPolicy(true);
        }
        return clock;
    }

    @Override
    public Cancellable fork(String title, Runnable work) {
        var thread = Thread.ofVirtual().name(title).start(work);
        return () -> {
            thread.interrupt();
            return true;
        };
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    Pool pool() {
        return pool;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    /// The thread that runs the turn of a cell, if any.
    @Nullable
    Thread runner(Cell<?> cell) {
        for (var worker : pool.workers()) {
            if (worker.cell() == cell) {
                return worker;
            }
        }
        return null;
    }

    @Override
    public void close() {
        pool.close();
        synchronized (this) {
            closed = true;
            if (clock != null) {
                clock.shutdownNow();
            }
        }
    }
}
