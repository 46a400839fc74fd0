package dev.actorweb.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Much of everything, on the real pool.
@Timeout(600)
class LoadTest {
    /// A million with `-Daw.load=1000000`, which the profile `load` of the build sets.
    private static final int MANY = Integer.getInteger("aw.load", 100_000);

    private static final Duration LONG = Duration.ofMinutes(5);

    /// As the usual ones, but patient: a slow machine gives nobody up.
    private static final SpawnOptions PATIENT = SpawnOptions.defaults().stopTimeout(LONG);

    private static ActorSystem system() {
        return ActorSystem.builder("load").logger(new Silence())
                .supervision(
                        Supervision.defaults().backoff(Backoff.none()).limit(1_000, Duration.ofMinutes(1)))
                .create();
    }

    @Test
    void manyActorsLiveAtOnceAndAreReclaimedWhenTheyHaveStopped() throws Exception {
        var greeted = new CountDownLatch(MANY);
        var some = new ArrayList<WeakReference<ActorRef<String>>>();
        try (var system = system()) {
            ActorFactory<String> factory = context -> message -> {
                if (message.equals("stop")) {
                    context.stopSelf();
                } else {
                    greeted.countDown();
                }
            };
            for (int i = 0; i < MANY; i++) {
                var actor = system.spawn("a" + i, factory);
                actor.tell("hello");
                if (i % 1_000 == 0) {
                    some.add(new WeakReference<>(actor));
                }
            }
            assertThat(greeted.await(5, TimeUnit.MINUTES)).isTrue();
            stop(system.actors());
            Until.holds(() -> system.actors().isEmpty());

            Until.holds(() -> reclaimed(some)); // a thread that was stopped may still hold one
        }
    }

    @SuppressWarnings("unchecked") // all of them take strings
    private static void stop(List<ActorRef<?>> all) {
        assertThat(all).hasSize(MANY);
        for (var actor : all) {
            ((ActorRef<String>) actor).tell("stop");
        }
    }

    @SuppressWarnings("SystemGc") // whether they can be collected is the question
    private static boolean reclaimed(List<WeakReference<ActorRef<String>>> all) {
        System.gc();
        return all.stream().allMatch(each -> each.refersTo(null));
    }

    @ParameterizedTest
    @EnumSource(Overflow.class)
    void manyMessagesToASlowActorAreAccountedFor(Overflow overflow) throws Exception {
        try (var system = system()) {
            ActorRef<Integer> slow = system.spawn("slow", _ -> _ -> {
                for (int i = 0; i < 50; i++) {
                    Thread.onSpinWait();
                }
            }, PATIENT.mailbox(Mailbox.bounded(100, overflow)));

            var told = new EnumMap<Delivery, Long>(Delivery.class);
            for (int i = 0; i < MANY; i++) {
                told.merge(slow.tell(i), 1L, Long::sum);
            }
            assertThat(system.stop(LONG).complete()).isTrue();

            var accounts = system.statistics(slow);
            assertThat(accounts.sent()).isEqualTo(MANY);
            assertThat(accounts.queued()).isZero();
            assertThat(accounts.dead()).isZero();
            boolean evicts = overflow == Overflow.DROP_OLDEST; // what was let in already
            assertThat(told).doesNotContainKey(Delivery.DEAD);
            assertThat(accounts.rejected()).isEqualTo(told.getOrDefault(Delivery.REJECTED, 0L));
            assertThat(evicts ? 0 : accounts.dropped()).isEqualTo(told.getOrDefault(Delivery.DROPPED, 0L));
            assertThat(accounts.processed() + (evicts ? accounts.dropped() : 0))
                    .isEqualTo(told.getOrDefault(Delivery.ENQUEUED, 0L));
            if (overflow == Overflow.BLOCK) {
                assertThat(accounts.processed()).isEqualTo(MANY);
            }
        }
    }

    @Test
    void manyMessagesToASlowActorWithoutABoundWaitForIt() throws Exception {
        var last = new CountDownLatch(1);
        try (var system = system()) {
            ActorRef<Integer> slow = system.spawn("slow", _ -> number -> {
                if (number == MANY - 1) {
                    last.countDown();
                }
            }, PATIENT);
            for (int i = 0; i < MANY; i++) {
                slow.tell(i);
            }
            assertThat(last.await(5, TimeUnit.MINUTES)).isTrue();
            assertThat(system.stop(LONG).complete()).isTrue();
            assertThat(system.statistics(slow).processed()).isEqualTo(MANY);
        }
    }

    @Test
    void anActorThatTellsItselfWithoutEndTakesNoStackAndLeavesOthersTheirTurns() throws Exception {
        var others = new CountDownLatch(100);
        try (var system = system()) {
            for (int i = 0; i < 4; i++) {
                ActorRef<Integer> busy = system.spawn("busy" + i, context -> number -> {
                    context.self().tell(number + 1);
                });
                busy.tell(0);
            }
            ActorRef<String> other = system.spawn("other", _ -> _ -> others.countDown());
            for (int i = 0; i < 100; i++) {
                other.tell("hello");
            }
            assertThat(others.await(5, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void twoActorsThatTellEachOtherWithoutEndLeaveOthersTheirTurns() throws Exception {
        var others = new CountDownLatch(100);
        try (var system = system()) {
            for (int i = 0; i < 4; i++) {
                ActorRef<ActorRef<?>> first = system.spawn("first" + i, LoadTest::returning);
                ActorRef<ActorRef<?>> second = system.spawn("second" + i, LoadTest::returning);
                first.tell(second);
            }
            ActorRef<String> other = system.spawn("other", _ -> _ -> others.countDown());
            for (int i = 0; i < 100; i++) {
                other.tell("hello");
            }
            assertThat(others.await(5, TimeUnit.MINUTES)).isTrue();
        }
    }

    @SuppressWarnings("unchecked") // each is sent the other one
    private static Actor<ActorRef<?>> returning(ActorContext<ActorRef<?>> context) {
        return partner -> ((ActorRef<ActorRef<?>>) partner).tell(context.self());
    }

    enum Disaster {
        STACK, MEMORY
    }

    @ParameterizedTest
    @EnumSource(Disaster.class)
    void anErrorOfTheMachineInAHandlerIsAFailureLikeAnyOther(Disaster disaster) throws Exception {
        var after = new CountDownLatch(1);
        try (var system = system()) {
            ActorRef<String> actor = system.spawn("actor", _ -> message -> {
                if (message.equals("after")) {
                    after.countDown();
                } else if (disaster == Disaster.STACK) {
                    descend(0);
                } else {
                    keep(new long[Integer.MAX_VALUE][]);
                }
            }, PATIENT.redeliveryLimit(2));

            actor.tell("disaster");
            actor.tell("after");

            assertThat(after.await(5, TimeUnit.MINUTES)).isTrue();
            assertThat(system.stop(LONG).complete()).isTrue();
            var accounts = system.statistics(actor);
            assertThat(accounts.restarts()).isEqualTo(3);
            assertThat(accounts.dead()).isEqualTo(1);
            assertThat(accounts.processed()).isEqualTo(1);
        }
    }

    @SuppressWarnings("InfiniteRecursion") // that is the point
    private static int descend(int depth) {
        return descend(depth + 1) + 1;
    }

    private static void keep(Object memory) {
        throw new AssertionError("there was room for " + memory);
    }
}
