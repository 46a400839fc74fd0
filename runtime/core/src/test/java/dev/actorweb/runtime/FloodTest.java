package dev.actorweb.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    private static void awaitThat(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new AssertionError("it never held");
            }
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Each message is worth two events; the sender is an actor, so that its thread counts too.
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1_000, 1_000_000})
    void eachEventIsToldOrCountsAsLost(long perSecond) {
        var told = new AtomicLong();
        try (var system = ActorSystem.create("exact")) {
            var actor = system.<Integer>spawn("a", _ -> _ -> {});
            var sender = system.<Integer>spawn("sender", _ -> number -> {
                for (int i = 0; i < number; i++) {
                    actor.tell(i);
                }
            });
            var observation = system.observe(Interest.MESSAGES, perSecond, event -> {
                if (event.actor().equals(actor)) {
                    told.incrementAndGet();
                }
            });
            long others = 2; // that the sender was told, and is through
            for (int i = 0; i < 10; i++) {
                sender.tell(FLOOD);
                actor.tell(i);
            }
            long events = 10 * (2L * FLOOD + 2 + others);
            awaitThat(() -> told.get() + observation.lost() >= events - 10 * others);
            assertThat(told.get() + observation.lost()).isLessThanOrEqualTo(events);
        }
    }

    @Test
    void anObserverThatIsToldAllHasLostNothing() throws Exception {
        var all = new CountDownLatch(2 * 5_000);
        try (var system = ActorSystem.create("calm")) {
            var actor = system.<Integer>spawn("a", _ -> _ -> {});
            var observation = system.observe(Interest.MESSAGES, 0, _ -> all.countDown());
            for (int i = 0; i < 500; i++) {
                actor.tell(i);
            }
            for (int i = 500; i < 5_000; i++) {
                long enough = 2 * 5_000 - 2L * (i - 100);
                awaitThat(() -> all.getCount() <= enough);
                actor.tell(i);
            }
            all.await();
            assertThat(observation.lost()).isZero();
        }
    }

    @Test
    void aNegativeLimitIsRefused() {
        try (var system = ActorSystem.create("flood")) {
            assertThatThrownBy(() -> system.observe(Interest.MESSAGES, -1, _ -> {}))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("-1");
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
