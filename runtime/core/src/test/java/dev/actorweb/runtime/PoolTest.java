package dev.actorweb.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.RuntimeEvent.TimedOut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The real pool under load: nothing is lost, nothing runs twice at once, nobody waits for ever.
@Timeout(300)
class PoolTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    /// As the usual ones, but patient: a slow machine gives nobody up.
    private static final SpawnOptions PATIENT = SpawnOptions.defaults().stopTimeout(LONG);
    private static final int SENDERS = 100;
    private static final int MESSAGES = 4_000;

    private static ActorSystem system() {
        var supervision = Supervision.defaults().backoff(Backoff.none()).limit(1_000_000,
                Duration.ofMinutes(1));
        return ActorSystem.builder("pool").supervision(supervision).logger(new Silence()).create();
    }

    /// Runs one task in several threads at once and waits for all.
    private static void inThreads(int count, ThreadTask task)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(count)) {
            var start = new CountDownLatch(1);
            var all = new ArrayList<java.util.concurrent.Future<?>>();
            for (int i = 0; i < count; i++) {
                int thread = i;
                all.add(threads.submit(() -> {
                    start.await();
                    task.run(thread);
                    return null;
                }));
            }
            start.countDown();
            for (var one : all) {
                one.get();
            }
        }
    }

    private interface ThreadTask {
        void run(int thread) throws Exception;
    }

    /// Checks that no two turns overlap and that each sender's messages come in order.
    private static final class Referee implements Actor<long[]> {
        private final AtomicBoolean busy = new AtomicBoolean();
        private final long[] last = new long[SENDERS];
        private final CountDownLatch all;
        private final List<String> faults;
        private long unsynchronized;

        Referee(CountDownLatch all, List<String> faults) {
            this.all = all;
            this.faults = faults;
        }

        @Override
        public void receive(long[] message) {
            if (!busy.compareAndSet(false, true)) {
                faults.add("two turns at once");
            }
            int sender = (int) message[0];
            if (message[1] != last[sender] + 1) {
                faults.add("after " + last[sender] + " came " + message[1]);
            }
            last[sender] = message[1];
            unsynchronized++;
            busy.set(false);
            all.countDown();
        }

        @Override
        public void stopped() {
            if (unsynchronized != (long) SENDERS * MESSAGES) {
                faults.add("counted " + unsynchronized);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("losslessMailboxes")
    void messagesOfAHundredSendersArriveOnceInOrderAndOneAtATime(Mailbox mailbox) throws Exception {
        var all = new CountDownLatch(SENDERS * MESSAGES);
        var faults = new CopyOnWriteArrayList<String>();
        try (var system = system()) {
            ActorRef<long[]> actor = system.spawn("referee", _ -> new Referee(all, faults),
                    PATIENT.mailbox(mailbox));
            inThreads(SENDERS, sender -> {
                for (int i = 1; i <= MESSAGES; i++) {
                    actor.tell(new long[]{sender, i});
                }
            });
            assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(system.stop(LONG).complete()).isTrue();
            var accounts = system.statistics(actor);
            assertThat(accounts.processed()).isEqualTo((long) SENDERS * MESSAGES);
            assertThat(accounts.sent()).isEqualTo(accounts.processed());
        }
        assertThat(faults).isEmpty();
    }

    static List<Mailbox> losslessMailboxes() {
        return List.of(Mailbox.unbounded(), Mailbox.bounded(16, Overflow.BLOCK));
    }

    @ParameterizedTest
    @EnumSource(Overflow.class)
    void theAccountsAddUpUnderContentionAndCrashes(Overflow overflow) throws Exception {
        var deliveries = new ConcurrentHashMap<Delivery, AtomicLong>();
        var handled = new AtomicLong();
        try (var system = system()) {
            ActorRef<Integer> actor = system.spawn("a", _ -> message -> {
                if (message % 1000 == 7) {
                    throw new IllegalStateException("crash");
                }
                handled.incrementAndGet();
            }, PATIENT.mailbox(Mailbox.bounded(64, overflow)).redeliveryLimit(1));
            inThreads(4, _ -> {
                for (int i = 0; i < 20_000; i++) {
                    deliveries.computeIfAbsent(actor.tell(i), _ -> new AtomicLong()).incrementAndGet();
                }
            });
            assertThat(system.stop(LONG).unfinished()).isEmpty();

            var accounts = system.statistics(actor);
            assertThat(accounts.queued()).isZero();
            assertThat(accounts.processed()).isEqualTo(handled.get());
            assertThat(accounts.sent()).isEqualTo(4 * 20_000L);
            assertThat(accounts.dead()).isEqualTo(system.deadLetters().count());
            assertThat(accounts.rejected()).isEqualTo(count(deliveries, Delivery.REJECTED));
        }
    }

    private static long count(Map<Delivery, AtomicLong> deliveries, Delivery delivery) {
        var count = deliveries.get(delivery);
        return count == null ? 0 : count.get();
    }

    @Test
    void aMessageSentWhileTheActorStopsIsProcessedOrADeadLetter() throws Exception {
        try (var system = system()) {
            for (int round = 0; round < 300; round++) {
                var handled = new AtomicInteger();
                ActorRef<Boolean> actor = system.spawn("a" + round, context -> last -> {
                    handled.incrementAndGet();
                    if (last) {
                        context.stopSelf();
                    }
                });
                long deadBefore = system.deadLetters().count();
                inThreads(2, thread -> {
                    for (int i = 0; i < 50; i++) {
                        actor.tell(thread == 0 && i == 20);
                    }
                });
                var name = "a" + round;
                Until.holds(() -> !actor.isAlive() && system.lookup(name).isEmpty());
                assertThat(handled.get() + system.deadLetters().count() - deadBefore).as("round %d", round)
                        .isEqualTo(100);
                assertThat(system.statistics(actor).queued()).isZero();
            }
        }
    }

    @Test
    void actorsThatWaitForOneAnothersFullMailboxesGoOn() throws Exception {
        var done = new CountDownLatch(8);
        try (var system = system()) {
            var ring = new ArrayList<ActorRef<Integer>>();
            for (int i = 0; i < 8; i++) {
                int next = (i + 1) % 8;
                ring.add(system.spawn("ring" + i, _ -> hops -> {
                    if (hops > 0) {
                        ring.get(next).tell(hops - 1);
                        ring.get(next).tell(0);
                        ring.get(next).tell(0);
                    } else if (hops < 0) {
                        done.countDown();
                    }
                }, SpawnOptions.defaults().mailbox(Mailbox.bounded(1, Overflow.BLOCK))));
            }
            inThreads(8, i -> {
                for (int round = 0; round < 200; round++) {
                    ring.get(i).tell(50);
                }
                ring.get(i).tell(-1);
            });
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aSenderThatIsInterruptedWhileItWaitsForRoomIsRejected() throws Exception {
        var release = new CountDownLatch(1);
        var result = new ArrayList<Object>();
        try (var system = system()) {
            ActorRef<Integer> actor = system.spawn("slow", _ -> _ -> release.await(),
                    SpawnOptions.defaults().mailbox(Mailbox.bounded(1, Overflow.BLOCK)));
            actor.tell(1);
            actor.tell(2);
            var sender = new Thread(() -> {
                result.add(actor.tell(3));
                result.add(Thread.currentThread().isInterrupted());
            });
            sender.start();
            Until.holds(() -> sender.getState() == Thread.State.WAITING);
            sender.interrupt();
            sender.join();
            release.countDown();
        }
        assertThat(result).containsExactly(Delivery.REJECTED, true);
    }

    @Test
    void aHungActorIsNamedAndItsSiblingsGoOn() throws Exception {
        var hanging = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var timedOut = new CopyOnWriteArrayList<TimedOut>();
        var seen = new CountDownLatch(1);
        var system = system();
        system.observe(Interest.LIFECYCLE, event -> {
            if (event instanceof TimedOut late) {
                timedOut.add(late);
                seen.countDown();
            }
        });
        ActorRef<String> hung = system.spawn("hung", _ -> _ -> {
            hanging.countDown();
            release.await();
        }, SpawnOptions.defaults().stopTimeout(Duration.ofMillis(50)));
        ActorRef<ActorRef<String>> sibling = system.spawn("sibling", _ -> replyTo -> replyTo.tell("here"),
                PATIENT);
        hung.tell("hang");
        hanging.await();
        system.stop(hung);
        seen.await();

        assertThat(timedOut).singleElement().satisfies(event -> {
            assertThat(event.actor()).isSameAs(hung);
            assertThat(event.cause()).hasMessage("actor://pool/hung did not stop within PT0.05S");
            assertThat(event.stack())
                    .anyMatch(frame -> frame.getClassName().startsWith(PoolTest.class.getName()));
        });
        assertThat(hung.isAlive()).isFalse();
        assertThat(system.<ActorRef<String>, String>ask(sibling, to -> to, LONG).await())
                .isEqualTo(new Outcome.Success<>("here"));
        var termination = system.stop(LONG);
        assertThat(termination.unfinished()).containsExactly(hung.path());
        release.countDown();
    }

    @Test
    void theDeadlineOfAStopHoldsAndNamesWhoDidNotStop() throws Exception {
        var hanging = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var system = system();
        ActorRef<String> parent = system.spawn("parent", context -> {
            context.<String>spawn("child", _ -> _ -> {
                hanging.countDown();
                release.await();
            }, PATIENT).tell("hang");
            return _ -> {};
        }, PATIENT);
        hanging.await();
        var termination = system.stop(Duration.ofMillis(200));

        assertThat(termination.complete()).isFalse();
        assertThat(termination.unfinished()).hasToString("[actor://pool/parent/child]");
        assertThat(parent.isAlive()).isFalse();
        release.countDown();
    }

    @Test
    void theDeadlineOfTheStopOfOneActorHoldsAndNamesWhoDidNotStop() throws Exception {
        var hanging = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var system = system()) {
            ActorRef<String> parent = system.spawn("parent", context -> {
                context.<String>spawn("child", _ -> _ -> {
                    hanging.countDown();
                    release.await();
                }, PATIENT).tell("hang");
                return _ -> {};
            }, PATIENT);
            ActorRef<String> sibling = system.spawn("sibling", _ -> _ -> {});
            hanging.await();

            assertThat(system.stop(parent, Duration.ofMillis(100)).unfinished())
                    .hasToString("[actor://pool/parent/child]");
            assertThat(sibling.isAlive()).isTrue();
            release.countDown();
            assertThat(system.stop(parent, LONG).complete()).isTrue();
        }
    }

    @Test
    void cancellingATimerWithdrawsItsMessageFromTheMailbox() throws Exception {
        var ticks = new AtomicInteger();
        try (var system = system()) {
            ActorRef<String> actor = system.spawn("a", context -> message -> {
                if (message.equals("tick")) {
                    ticks.incrementAndGet();
                    return;
                }
                var timer = context.schedule(Duration.ZERO, "tick");
                Until.holds(() -> system.statistics(context.self()).queued() >= 2);
                timer.cancel();
            }, PATIENT);
            actor.tell("start");
            assertThat(system.stop(LONG).complete()).isTrue();
            assertThat(system.statistics(actor).dropped()).isEqualTo(1);
        }
        assertThat(ticks).hasValue(0);
    }

    @Test
    void aSlowObserverLosesEventsButHoldsUpNobody() throws Exception {
        var release = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        try (var system = system()) {
            var observation = system.observe(Interest.MESSAGES, _ -> awaitUninterrupted(release));
            ActorRef<Integer> actor = system.spawn("a", _ -> message -> {
                if (message == 0) {
                    done.countDown();
                }
            });
            for (int i = 10_000; i >= 0; i--) {
                actor.tell(i);
            }
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(observation.lost()).isPositive();
            release.countDown();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void manyActorsLiveAndEnd() throws Exception {
        int count = 20_000;
        var ended = new CountDownLatch(count);
        try (var system = system()) {
            for (int i = 0; i < count; i++) {
                system.<String>spawn("a" + i, context -> new Actor<>() {
                    @Override
                    public void receive(String message) {
                        context.stopSelf();
                    }

                    @Override
                    public void stopped() {
                        ended.countDown();
                    }
                }).tell("end");
            }
            assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
