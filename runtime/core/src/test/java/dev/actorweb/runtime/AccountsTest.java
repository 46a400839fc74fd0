package dev.actorweb.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.Supervision.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The law of accounts on the real pool, for every kind of mailbox under every strategy: siblings
/// crash, stash, refuse, forward, tell themselves and are restarted on request, at random, while
/// several threads send to them; in the end each message has had its one fate.
@Timeout(300)
class AccountsTest {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int SENDERS = 3;
    private static final int MESSAGES = Integer.getInteger("aw.load", 100_000) / 100;
    private static final List<String> NAMES = List.of("a", "b", "c");

    static Stream<Arguments> cells() {
        var plain = new ArrayList<Mailbox>(List.of(Mailbox.unbounded()));
        for (var overflow : Overflow.values()) {
            plain.add(Mailbox.bounded(16, overflow));
        }
        return plain.stream()
                .flatMap(base -> Stream.of(base, urgent(base), mortal(base), mortal(urgent(base))))
                .flatMap(mailbox -> Stream.of(Strategy.values())
                        .map(strategy -> Arguments.of(mailbox, strategy)));
    }

    private static Mailbox urgent(Mailbox base) {
        return base.prioritized(Long.class, number -> (int) (number % 3) - 1);
    }

    private static Mailbox mortal(Mailbox base) {
        return base.timeToLive(Long.class, number -> Duration.ofNanos(number % 4 * 50_000));
    }

    /// What one run has in common.
    private static final class Books {
        final Map<String, ActorRef<Long>> actors = new ConcurrentHashMap<>();
        final Set<Long> handled = ConcurrentHashMap.newKeySet();
        final List<Long> twice = new ArrayList<>();
        final LongAdder sent = new LongAdder();
        final Map<Delivery, LongAdder> told = new EnumMap<>(Delivery.class);

        Books() {
            for (var delivery : Delivery.values()) {
                told.put(delivery, new LongAdder());
            }
        }

        void note(Delivery delivery) {
            sent.increment();
            told.computeIfPresent(delivery, (_, count) -> {
                count.increment();
                return count;
            });
        }

        void handled(Long message) {
            if (!handled.add(message)) {
                synchronized (twice) {
                    twice.add(message);
                }
            }
        }

        long told(Delivery delivery) {
            return told.getOrDefault(delivery, new LongAdder()).sum();
        }
    }

    /// Does something else with each message, at random. What it passes on has another number.
    private static final class Moody implements Actor<Long> {
        private static final long PASSED_ON = 1_000_000_000L;

        private final ActorContext<Long> context;
        private final Books books;
        private final SplittableRandom random;

        Moody(ActorContext<Long> context, Books books, long seed) {
            this.context = context;
            this.books = books;
            random = new SplittableRandom(seed + context.restarts());
            if (random.nextInt(20) == 0) {
                throw new IllegalStateException("no instance");
            }
        }

        @Override
        public void receive(Long message) {
            switch (random.nextInt(120)) {
                case 0 -> throw new IllegalStateException("crash");
                case 1 -> {
                    context.stash();
                    throw new StackOverflowError("crash with a stash");
                }
                case 2, 3, 4 -> context.stash();
                case 5, 6 -> {
                    context.unstashAll();
                    books.handled(message);
                }
                case 7, 8 -> context.unhandled();
                case 9, 10, 11, 12 -> {
                    passOn(books.actors.get(NAMES.get(random.nextInt(3))), message);
                    books.handled(message);
                }
                case 13 -> {
                    context.stash();
                    context.unstashAll();
                }
                default -> books.handled(message);
            }
        }

        private void passOn(@Nullable ActorRef<Long> other, Long message) {
            if (other != null && message < PASSED_ON) {
                books.note(context.forward(other, message + PASSED_ON));
            }
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cells")
    void everyMessageHasOneFate(Mailbox mailbox, Strategy strategy) throws Exception {
        var books = new Books();
        var supervision = Supervision.defaults().strategy(strategy).limit(1_000_000, Duration.ofMinutes(10))
                .backoff(Backoff.none());
        try (var system = ActorSystem.builder("law").logger(new Silence()).supervision(supervision)
                .create()) {
            var options = SpawnOptions.defaults().mailbox(mailbox).restart(RestartPolicy.PERMANENT)
                    .redeliveryLimit(1).stopTimeout(LONG);
            for (var name : NAMES) {
                books.actors.put(name,
                        system.spawn(name, context -> new Moody(context, books, name.hashCode()), options));
            }
            sendAndDisturb(system, books);
            assertThat(system.stop(LONG).complete()).isTrue();

            long processed = 0;
            long dead = 0;
            long all = 0;
            long dropped = 0;
            long rejected = 0;
            for (var actor : books.actors.values()) {
                var accounts = system.statistics(actor);
                assertThat(accounts.queued()).isZero();
                processed += accounts.processed();
                dead += accounts.dead();
                dropped += accounts.dropped();
                rejected += accounts.rejected();
                all += accounts.sent();
            }
            assertThat(books.twice).isEmpty();
            assertThat(all).isEqualTo(books.sent.sum());
            assertThat(processed).isEqualTo(books.handled.size());
            assertThat(dead).isEqualTo(system.deadLetters().count());
            assertThat(dead).isGreaterThanOrEqualTo(books.told(Delivery.DEAD));
            assertThat(rejected).isEqualTo(books.told(Delivery.REJECTED));
            assertThat(dropped).isGreaterThanOrEqualTo(books.told(Delivery.DROPPED));
        }
    }

    private static void sendAndDisturb(ActorSystem system, Books books) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < SENDERS; i++) {
            int sender = i;
            var builder = i == 0 ? Thread.ofVirtual() : Thread.ofPlatform();
            threads.add(builder.start(() -> send(books, sender)));
        }
        var random = new SplittableRandom(1);
        while (threads.stream().anyMatch(Thread::isAlive)) {
            var actor = books.actors.get(NAMES.get(random.nextInt(3)));
            if (actor != null) {
                system.restart(actor, LONG);
            }
        }
    }

    private static void send(Books books, int sender) {
        var random = new SplittableRandom(sender);
        for (long number = 0; number < MESSAGES; number++) {
            var actor = books.actors.get(NAMES.get(random.nextInt(3)));
            if (actor != null) {
                books.note(actor.tell(number * SENDERS + sender));
            }
        }
    }
}
