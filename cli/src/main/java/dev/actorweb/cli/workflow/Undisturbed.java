package dev.actorweb.cli.workflow;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// Finishes what must not be left half done: an interrupt is noted and waits until it is over.
final class Undisturbed {
    private Undisturbed() {}

    /// Runs `work` on a thread of its own, which nobody interrupts. What it throws is thrown here;
    /// afterwards the interrupt flag tells whether somebody wanted to interrupt.
    static <T> T run(Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().name("aw-finish").start(task);
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException later) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw unchecked(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        return switch (cause) {
            case null -> new IllegalStateException("failed without a cause");
            case RuntimeException e -> e;
            case Error e -> throw e;
            default -> new IllegalStateException(cause);
        };
    }
}
