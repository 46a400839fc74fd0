package dev.actorweb.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.Silence;
import dev.actorweb.runtime.Timeless;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A thread whose turn has ended looks once more for work, and may be held up before it does:
/// meanwhile another one runs the next turn.
class LateLookTest {
    private static final int ROUNDS = 10_000;
    private static final int TOGETHER = 50;

    /// Runs nothing: the test does.
    private static final class Idle implements Timeless {
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
    }

    @Test
    @Timeout(120)
    void lookingForWorkLosesAndDoublesNoMessageOfTheTurnThatRuns() throws InterruptedException {
        List<Integer> handled = new ArrayList<>();
        var system = ActorSystem.builder("late").dispatcher(new Idle()).logger(new Silence()).create();
        var cell = (Cell<Integer>) system.<Integer>spawn("actor", _ -> handled::add);
        var looking = new Thread(() -> {
            while (!cell.closed()) {
                cell.hasWork();
            }
        });
        looking.start();
        List<Integer> sent = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < TOGETHER; i++) {
                sent.add(sent.size());
                cell.tell(sent.getLast());
            }
            cell.run();
        }
        cell.close();
        looking.join();

        assertThat(handled).isEqualTo(sent);
    }
}
