package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.DeadLetter;
import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.SpawnOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Mailboxes of every kind, with random messages and times, against a list that does the same in
/// the most obvious way.
class MailboxModelTest {
    private static final int RUNS = 400 * Integer.getInteger("aw.seeds", 1);

    private record Letter(int number, int priority, long timeToLive, long sentAt) {}

    /// The obvious way.
    private static final class Model {
        private final int capacity;
        private final @Nullable Overflow overflow;
        private final boolean ranked;
        private final boolean mortal;
        final List<Letter> waiting = new ArrayList<>();
        final List<Integer> handled = new ArrayList<>();
        final List<Integer> expired = new ArrayList<>();
        int dropped;
        int rejected;

        Model(int capacity, @Nullable Overflow overflow, boolean ranked, boolean mortal) {
            this.capacity = capacity;
            this.overflow = overflow;
            this.ranked = ranked;
            this.mortal = mortal;
        }

        private int rank(Letter letter) {
            return ranked ? letter.priority : 0;
        }

        Delivery tell(Letter letter) {
            if (overflow == null || waiting.size() < capacity) {
                waiting.add(letter);
                return Delivery.ENQUEUED;
            }
            return switch (overflow) {
                case REJECT -> {
                    rejected++;
                    yield Delivery.REJECTED;
                }
                case DROP_NEWEST -> {
                    dropped++;
                    yield Delivery.DROPPED;
                }
                case DROP_OLDEST -> {
                    dropped++;
                    var least = waiting.stream().min(Comparator.comparingInt(this::rank)).orElseThrow();
                    if (rank(least) > rank(letter)) {
                        yield Delivery.DROPPED;
                    }
                    waiting.remove(least);
                    waiting.add(letter);
                    yield Delivery.ENQUEUED;
                }
                case BLOCK -> throw new AssertionError("the model does not wait");
            };
        }

        /// Handles one message, and notices those that have expired before it.
        void step(long now) {
            while (!waiting.isEmpty()) {
                var next = waiting.stream().max(Comparator.comparingInt(this::rank)
                        .thenComparing(Letter::number, Comparator.reverseOrder())).orElseThrow();
                waiting.remove(next);
                if (!mortal || next.timeToLive == 0 || now - next.sentAt <= next.timeToLive) {
                    handled.add(next.number);
                    return;
                }
                expired.add(next.number);
            }
        }
    }

    @Test
    void everyKindOfMailboxDoesWhatTheModelDoes() {
        for (long seed = 1; seed <= RUNS; seed++) {
            try {
                play(new SplittableRandom(seed));
            } catch (Throwable e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static void play(SplittableRandom random) {
        var overflows = new Overflow[]{null, Overflow.REJECT, Overflow.DROP_NEWEST, Overflow.DROP_OLDEST};
        var overflow = overflows[random.nextInt(overflows.length)];
        int capacity = 1 + random.nextInt(5);
        boolean ranked = random.nextBoolean();
        boolean mortal = random.nextBoolean();
        var model = new Model(capacity, overflow, ranked, mortal);
        var mailbox = overflow == null ? Mailbox.unbounded() : Mailbox.bounded(capacity, overflow);
        if (ranked) {
            mailbox = mailbox.prioritized(Letter.class, Letter::priority);
        }
        if (mortal) {
            mailbox = mailbox.timeToLive(Letter.class, letter -> Duration.ofNanos(letter.timeToLive));
        }
        try (var test = TestSystem.create()) {
            var handled = new ArrayList<Integer>();
            ActorRef<Letter> actor = test.spawn("a", _ -> letter -> handled.add(letter.number),
                    SpawnOptions.defaults().mailbox(mailbox));
            test.runUntilIdle();
            long now = 0;
            for (int number = 0; number < 80; number++) {
                switch (random.nextInt(5)) {
                    case 0 -> {
                        test.step();
                        model.step(now);
                    }
                    case 1 -> {
                        int pause = random.nextInt(20);
                        test.pass(Duration.ofNanos(pause));
                        now += pause;
                    }
                    default -> {
                        var letter = new Letter(number, random.nextInt(-2, 3), random.nextInt(30), now);
                        assertThat(actor.tell(letter)).isEqualTo(model.tell(letter));
                    }
                }
                assertThat(test.system().statistics(actor).queued()).isEqualTo(model.waiting.size());
            }
            test.runUntilIdle();
            while (!model.waiting.isEmpty()) {
                model.step(now);
            }
            assertThat(handled).isEqualTo(model.handled);
            assertThat(test.deadLetters()).extracting(DeadLetter::message)
                    .extracting(letter -> ((Letter) letter).number).isEqualTo(model.expired);
            var accounts = test.system().statistics(actor);
            assertThat(accounts.dropped()).isEqualTo(model.dropped);
            assertThat(accounts.rejected()).isEqualTo(model.rejected);
            assertThat(accounts.processed()).isEqualTo(model.handled.size());
            assertThat(accounts.dead()).isEqualTo(model.expired.size());
        }
    }
}
