package dev.actorweb.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
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
@Timeout(300)
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
            system.stop(late, Duration.ofMinutes(2));
            release.countDown();

            var event = seen.poll(120, TimeUnit.SECONDS);
            int messages = 0;
            while (event != null && !(event instanceof RuntimeEvent.Terminated)) {
                messages += event instanceof RuntimeEvent.Enqueued ? 1 : 0;
                event = seen.poll(120, TimeUnit.SECONDS);
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

    /// Each waking is a thread of its own.
    @Test
    void whatComesOneByOneWakesTheObserverAFewTimesOnly() {
        Set<Long> wakings = ConcurrentHashMap.newKeySet();
        var events = new AtomicLong();
        try (var system = ActorSystem.create("drops")) {
            var handled = new AtomicLong();
            var actor = system.<Integer>spawn("a", _ -> _ -> handled.incrementAndGet());
            long start = System.nanoTime();
            system.observe(Interest.MESSAGES, _ -> {
                wakings.add(Thread.currentThread().threadId());
                events.incrementAndGet();
            });
            for (int i = 1; i <= 2_000; i++) {
                int number = i;
                actor.tell(i);
                awaitThat(() -> handled.get() == number);
            }
            awaitThat(() -> events.get() >= 2 * 2_000);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            assertThat(wakings.size()).isLessThanOrEqualTo((int) millis / 2 + 2);
        }
    }

    @Test
    void aSystemThatEndsLetsObserversWaitForNothing() throws Exception {
        for (int i = 0; i < 100; i++) {
            var seen = new CountDownLatch(2);
            var system = ActorSystem.create("end");
            var actor = system.<Integer>spawn("a", _ -> _ -> {});
            system.observe(Interest.MESSAGES, event -> {
                if (event instanceof RuntimeEvent.Processed
                        || (event instanceof RuntimeEvent.Terminated && event.actor().equals(actor))) {
                    seen.countDown();
                }
            });
            actor.tell(i);
            system.close();
            seen.await();
        }
    }

    @Test
    void whoComesLaterHasLostNothingOfWhatOthersLostBefore() {
        try (var system = ActorSystem.create("late")) {
            var handled = new AtomicLong();
            var actor = system.<Integer>spawn("a", _ -> _ -> handled.incrementAndGet());
            var told = new AtomicLong();
            var first = system.observe(Interest.MESSAGES, 1, _ -> told.incrementAndGet());
            for (int i = 0; i < 1_000; i++) {
                actor.tell(i);
            }
            awaitThat(() -> handled.get() == 1_000 && told.get() + first.lost() >= 2 * 1_000);
            var second = system.observe(Interest.MESSAGES, _ -> {});
            assertThat(second.lost()).isZero();
            first.cancel();
            long lost = first.lost();
            for (int i = 0; i < 1_000; i++) {
                actor.tell(i);
            }
            assertThat(first.lost()).isEqualTo(lost);
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
