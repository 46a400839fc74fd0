package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.Dispatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs turns on a work-stealing pool of daemon threads, which are started when there is work and
/// end when there was none for a while. Its clock thread starts with the first timer.
final class PoolDispatcher implements Dispatcher {
    private static final int FEWEST_THREADS = 2;

    private final ForkJoinPool pool;
    private final AtomicInteger threads = new AtomicInteger();

    PoolDispatcher(String name) {
        int parallelism = Math.max(FEWEST_THREADS, Runtime.getRuntime().availableProcessors());
        pool = new ForkJoinPool(parallelism,
                owner -> new Running.Worker(owner, "aw-" + name + "-" + threads.incrementAndGet()), null,
                true);
    }

    @Override
    public void execute(Runnable turn) {
        try {
            if (turn instanceof ForkJoinTask<?> task) {
                pool.execute(task);
            } else {
                pool.execute(turn);
            }
        } catch (RejectedExecutionException e) {
            // closed: nothing runs any more, as promised
        }
    }

    @Override
    public Cancellable schedule(Duration delay, Runnable task) {
        try {
            var scheduled = pool.schedule(task, Nanos.of(delay), TimeUnit.NANOSECONDS);
            return () -> scheduled.cancel(false);
        } catch (RejectedExecutionException e) {
            return () -> false;
        }
    }

    @Override
    public Cancellable fork(String name, Runnable work) {
        var thread = Thread.ofVirtual().name(name).start(work);
        return () -> {
            thread.interrupt();
            return true;
        };
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
