package dev.actorweb.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.DeadLetter.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Mailboxes with priorities and times to live on the real pool: the accounts are exact and each
/// sender's messages of one priority stay in order, however many send at once.
@Timeout(300)
class ContentionTest {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int SENDERS = 4;
    private static final int MESSAGES = 20_000;

    private record Letter(int sender, int number) {
        int priority() {
            return number % 3 - 1;
        }
    }

    static List<Mailbox> mailboxes() {
        var all = new ArrayList<Mailbox>();
        for (var overflow : Overflow.values()) {
            var ranked = Mailbox.bounded(64, overflow).prioritized(Letter.class, Letter::priority);
            all.add(ranked);
            all.add(ranked.timeToLive(Duration.ofNanos(20_000)));
        }
        all.add(Mailbox.unbounded().prioritized(Letter.class, Letter::priority));
        all.add(Mailbox.unbounded().timeToLive(Duration.ofNanos(20_000)));
        return all;
    }

    @ParameterizedTest
    @MethodSource("mailboxes")
    void nothingIsLostOrDoubledAndOrderIsKept(Mailbox mailbox) throws Exception {
        var handled = new AtomicLong();
        var told = new ConcurrentHashMap<Delivery, AtomicLong>();
        for (var delivery : Delivery.values()) {
            told.put(delivery, new AtomicLong());
        }
        var faults = new ArrayList<String>();
        var expired = new AtomicLong();
        try (var system = ActorSystem.builder("contention").logger(new Silence()).create()) {
            system.deadLetters().subscribe(letter -> {
                if (letter.cause() instanceof Cause.Expired) {
                    expired.incrementAndGet();
                }
            });
            ActorRef<Letter> actor = system.spawn("a", _ -> new Actor<>() {
                private final int[][] last = new int[SENDERS][3];

                @Override
                public void receive(Letter letter) {
                    handled.incrementAndGet();
                    int before = last[letter.sender][letter.priority() + 1];
                    if (letter.number < before) {
                        faults.add(letter + " came after " + before);
                    }
                    last[letter.sender][letter.priority() + 1] = letter.number;
                }
            }, SpawnOptions.defaults().mailbox(mailbox).stopTimeout(LONG));
            sendFromManyThreads(actor, told);
            assertThat(system.stop(LONG).complete()).isTrue();

            var accounts = system.statistics(actor);
            assertThat(faults).isEmpty();
            assertThat(accounts.sent()).isEqualTo((long) SENDERS * MESSAGES);
            assertThat(accounts.queued()).isZero();
            assertThat(accounts.processed()).isEqualTo(handled.get());
            assertThat(accounts.rejected()).isEqualTo(count(told, Delivery.REJECTED));
            assertThat(accounts.dropped()).isGreaterThanOrEqualTo(count(told, Delivery.DROPPED));
            assertThat(accounts.dead()).isEqualTo(system.deadLetters().count());
            Until.holds(() -> expired.get() + system.deadLetters().lost() >= accounts.dead());
        }
    }

    private static long count(Map<Delivery, AtomicLong> told, Delivery delivery) {
        return Objects.requireNonNull(told.get(delivery)).get();
    }

    private static void sendFromManyThreads(ActorRef<Letter> actor, Map<Delivery, AtomicLong> told)
            throws Exception {
        try (var threads = Executors.newFixedThreadPool(SENDERS)) {
            var start = new CountDownLatch(1);
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < SENDERS; i++) {
                int sender = i;
                all.add(threads.submit(() -> {
                    start.await();
                    for (int number = 0; number < MESSAGES; number++) {
                        told.computeIfPresent(actor.tell(new Letter(sender, number)), (_, count) -> {
                            count.incrementAndGet();
                            return count;
                        });
                    }
                    return null;
                }));
            }
            start.countDown();
            for (var one : all) {
                one.get();
            }
        }
    }
}
