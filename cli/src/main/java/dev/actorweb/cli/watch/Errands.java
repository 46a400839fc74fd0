package dev.actorweb.cli.watch;

import java.io.IOException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/// What is asked of what is watched, on threads of its own, and the answers that wait until the one
/// to whom the board belongs takes them in. Thread-safe.
final class Errands {
    /// Something that asks what is watched, or takes in what it has answered.
    interface Asking {
        void run() throws IOException, InterruptedException;
    }

    private final Queue<Asking> answers = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Optional<String>> failure = new AtomicReference<>(Optional.empty());

    /// Does something meanwhile.
    void send(Asking asking) {
        Thread.ofVirtual().name("aw-watch").start(() -> {
            try {
                asking.run();
            } catch (IOException e) {
                failure.set(Optional.of(String.valueOf(e.getMessage())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// Something to do when answers are taken in.
    void answer(Asking answer) {
        answers.add(answer);
    }

    void takeIn() throws IOException, InterruptedException {
        for (var answer = answers.poll(); answer != null; answer = answers.poll()) {
            answer.run();
        }
    }

    boolean isEmpty() {
        return answers.isEmpty();
    }

    /// Why nothing can be asked any more; empty while it can.
    Optional<String> failure() {
        return failure.get();
    }
}
