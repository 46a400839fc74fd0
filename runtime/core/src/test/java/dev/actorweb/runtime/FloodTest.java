package dev.actorweb.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// More events than an observer can take.
@Timeout(60)
class FloodTest {
    private static final int FLOOD = 30_000;

    @Test
    void whatHappensToActorsIsToldThoughMessagesFloodTheObserver() throws Exception {
        var release = new CountDownLatch(1);
        BlockingQueue<RuntimeEvent> seen = new LinkedBlockingQueue<>();
        try (var system = ActorSystem.create("flood")) {
            var actor = system.<Integer>spawn("a", _ -> _ -> {});
            var observation = system.observe(Interest.MESSAGES, event -> {
                await(release);
                seen.add(event);
            });
            for (int i = 0; i < FLOOD; i++) {
                actor.tell(i);
            }
            var late = system.<String>spawn("late", _ -> _ -> {});
            system.stop(late, Duration.ofSeconds(30));
            release.countDown();

            var event = seen.poll(30, TimeUnit.SECONDS);
            int messages = 0;
            while (event != null && !(event instanceof RuntimeEvent.Terminated)) {
                messages += event instanceof RuntimeEvent.Enqueued ? 1 : 0;
                event = seen.poll(30, TimeUnit.SECONDS);
            }
            assertThat(event).isNotNull().extracting(RuntimeEvent::actor).isEqualTo(late);
            assertThat(messages).isLessThan(FLOOD);
            assertThat(observation.lost()).isGreaterThanOrEqualTo(FLOOD - messages);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoWantsToKnowOfActorsIsNotAskedAboutMachines() {
        try (var system = ActorSystem.create("quiet")) {
            assertThat(system.observed(Interest.LIFECYCLE)).isFalse();
            var actors = system.observe(Interest.LIFECYCLE, _ -> {});
            assertThat(system.observed(Interest.LIFECYCLE)).isTrue();
            assertThat(system.observed(Interest.TRANSITIONS)).isFalse();
            var machines = system.observe(Interest.TRANSITIONS, _ -> {});
            assertThat(system.observed(Interest.TRANSITIONS)).isTrue();
            assertThat(system.observed(Interest.MESSAGES)).isFalse();
            machines.cancel();
            assertThat(system.observed(Interest.TRANSITIONS)).isFalse();
            actors.cancel();
            assertThat(system.observed()).isFalse();
        }
    }
}
