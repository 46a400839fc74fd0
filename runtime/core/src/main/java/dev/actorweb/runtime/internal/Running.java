package dev.actorweb.runtime.internal;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/// Knows which cell's turn runs on a thread.
final class Running {
    private static final ThreadLocal<@Nullable Cell<?>> ELSEWHERE = new ThreadLocal<>();

    private Running() {}

    /// The cell whose turn the current thread runs, if any.
    static @Nullable Cell<?> cell() {
        return Thread.currentThread() instanceof Worker worker ? worker.cell : ELSEWHERE.get();
    }

    /// Notes the turn that begins on the current thread, or null for none.
    static void enter(@Nullable Cell<?> cell) {
        if (Thread.currentThread() instanceof Worker worker) {
            worker.cell = cell;
        } else {
            ELSEWHERE.set(cell);
        }
    }

    /// A thread of the runtime's own pool.
    static final class Worker extends ForkJoinWorkerThread {
        private @Nullable Cell<?> cell;

        Worker(ForkJoinPool pool, String name) {
            super(pool);
            setName(name);
            setDaemon(true);
        }
    }
}
