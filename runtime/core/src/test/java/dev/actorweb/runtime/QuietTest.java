package dev.actorweb.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is not made where nobody looks.
@Timeout(300)
class QuietTest {
    /// Counts how often it is asked for the time of day, which each event bears.
    private static final class Watched implements Dispatcher {
        private final Dispatcher pool = ActorSystem.create("pool").dispatcher();
        private final AtomicInteger events = new AtomicInteger();

        @Override
        public Instant now() {
            events.incrementAndGet();
            return pool.now();
        }

        @Override
        public void execute(Runnable turn) {
            pool.execute(turn);
        }

        @Override
        public Cancellable schedule(Duration delay, Runnable task) {
            return pool.schedule(delay, task);
        }

        @Override
        public Cancellable fork(String name, Runnable work) {
            return pool.fork(name, work);
        }

        @Override
        public long nanoTime() {
            return pool.nanoTime();
        }

        @Override
        public void close() {
            pool.close();
        }
    }

    /// An actor that lives, fails, is restarted and ends.
    private static int events(boolean observed) throws InterruptedException {
        var dispatcher = new Watched();
        try (var system = ActorSystem.builder("quiet").dispatcher(dispatcher).logger(new Silence())
                .supervision(Supervision.defaults().backoff(Backoff.none())).create()) {
            if (observed) {
                system.observe(Interest.MESSAGES, _ -> {});
            }
            var failures = new AtomicInteger();
            var done = new CountDownLatch(10);
            var actor = system.<Integer>spawn("a", _ -> _ -> {
                if (failures.incrementAndGet() == 5) {
                    throw new IllegalStateException("on purpose");
                }
                done.countDown();
            });
            for (int i = 0; i < 10; i++) {
                actor.tell(i);
            }
            done.await();
            system.stop(actor, Duration.ofMinutes(2));
            actor.tell(11);
        }
        return dispatcher.events.get();
    }

    @Test
    void aSystemNobodyObservesMakesNoEvents() throws InterruptedException {
        assertThat(events(false)).isZero();
        assertThat(events(true)).isGreaterThan(20);
    }
}
