package dev.actorweb.runtime.internal;

import org.jspecify.annotations.Nullable;

/// Knows which cell's turn runs on a thread.
final class Running {
    private static final ThreadLocal<@Nullable Cell<?>> ELSEWHERE = new ThreadLocal<>();

    private Running() {}

    /// The cell whose turn the current thread runs, if any.
    static @Nullable Cell<?> cell() {
        return Thread.currentThread() instanceof Worker worker ? worker.cell() : ELSEWHERE.get();
    }

    /// Whether the current thread runs the turn of that cell.
    @SuppressWarnings("ReferenceEquality") // cells are told apart by identity
    static boolean runs(Object cell) {
        return Thread.currentThread() instanceof Worker worker
                ? worker.runs(cell)
                : ELSEWHERE.get() == cell;
    }

    /// Notes the turn that begins on the current thread.
    ///
    /// @return what was noted before
    static @Nullable Cell<?> enter(Cell<?> cell) {
        if (Thread.currentThread() instanceof Worker worker) {
            return worker.enter(cell);
        }
        var former = ELSEWHERE.get();
        ELSEWHERE.set(cell);
        return former;
    }

    /// Notes again what was noted before a turn.
    static void leave(@Nullable Cell<?> former) {
        if (Thread.currentThread() instanceof Worker worker) {
            worker.leave(former);
        } else if (former == null) {
            ELSEWHERE.remove();
        } else {
            ELSEWHERE.set(former);
        }
    }

    /// Says that the turn on this thread will wait for something outside, so that the pool puts
    /// another thread in its place meanwhile.
    static void beginWait() {
        if (Thread.currentThread() instanceof Worker worker) {
            worker.beginWait();
        }
    }

    static void endWait() {
        if (Thread.currentThread() instanceof Worker worker) {
            worker.endWait();
        }
    }
}
