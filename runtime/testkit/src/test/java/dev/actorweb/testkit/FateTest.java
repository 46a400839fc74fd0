package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Backoff;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import dev.actorweb.runtime.Supervision.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The law of accounts, message by message: under random crashes, restarts, stops, refusals,
/// stashing, pauses and expiry, with every policy, with and without priorities and times to live,
/// each message has exactly one fate, which is the one the accounts show.
class FateTest {
    private static final int SEEDS = 40 * Integer.getInteger("aw.seeds", 1);
    private static final int MESSAGES = 50;
    private static final List<Strategy> STRATEGIES = List.of(Strategy.values());

    /// What became of a message.
    private enum Fate {
        PROCESSED, DEAD, DROPPED, REJECTED
    }

    static Stream<Mailbox> mailboxes() {
        var plain = new ArrayList<Mailbox>(List.of(Mailbox.unbounded()));
        for (var overflow : Overflow.values()) {
            plain.add(Mailbox.bounded(3, overflow));
        }
        return plain.stream()
                .flatMap(base -> Stream.of(base, urgent(base), mortal(base), mortal(urgent(base))));
    }

    private static Mailbox urgent(Mailbox base) {
        return base.prioritized(Integer.class, message -> message % 3 - 1);
    }

    private static Mailbox mortal(Mailbox base) {
        return base.timeToLive(Integer.class, message -> Duration.ofMillis(message % 4 * 20L));
    }

    /// Does something else with each message, at random.
    private static final class Moody implements Actor<Integer> {
        private final ActorContext<Integer> context;
        private final SplittableRandom random;

        Moody(ActorContext<Integer> context, SplittableRandom random) {
            this.context = context;
            this.random = random;
            if (random.nextInt(15) == 0) {
                throw new IllegalStateException("no instance");
            }
        }

        @Override
        public void started() {
            if (random.nextInt(15) == 0) {
                throw new IllegalStateException("no start");
            }
        }

        @Override
        public void receive(Integer message) {
            int mood = random.nextInt(24);
            switch (mood) {
                case 0, 1, 2 -> throw new IllegalStateException("crash");
                case 3, 4 -> context.stash();
                case 5 -> {
                    context.stash();
                    context.unstashAll();
                    throw new IllegalStateException("crash with a stash");
                }
                case 6 -> context.unhandled();
                case 7 -> {
                    context.unhandled();
                    throw new StackOverflowError("refused, and crashed");
                }
                case 8 -> context.become(new Moody(context, random));
                case 9 -> {
                    if (random.nextInt(4) == 0) {
                        context.stopSelf();
                    }
                }
                default -> {
                    if (mood % 2 == 0) {
                        context.unstashAll();
                    }
                }
            }
        }

        @Override
        public void stopped() {
            if (random.nextInt(10) == 0) {
                throw new IllegalStateException("no stop");
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mailboxes")
    void everyMessageHasOneFateAndTheAccountsShowIt(Mailbox mailbox) throws Exception {
        for (long seed = 1; seed <= SEEDS; seed++) {
            try {
                play(seed, mailbox);
            } catch (Throwable e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static void play(long seed, Mailbox mailbox) throws InterruptedException {
        var random = new SplittableRandom(seed);
        var supervision = Supervision.defaults().strategy(STRATEGIES.get(random.nextInt(3)))
                .limit(1_000_000, Duration.ofDays(1))
                .backoff(Backoff.exponential(Duration.ofMillis(1), Duration.ofMillis(30)));
        try (var test = TestSystem.builder().seed(seed).supervision(supervision).create()) {
            var policy = random.nextInt(8) == 0 ? RestartPolicy.TEMPORARY : RestartPolicy.PERMANENT;
            var options = SpawnOptions.defaults().mailbox(mailbox).redeliveryLimit(random.nextInt(4))
                    .restart(policy);
            List<ActorRef<Integer>> actors = new ArrayList<>();
            for (var name : List.of("a", "b")) {
                var moods = random.split();
                actors.add(test.spawn(name, context -> new Moody(context, moods), options));
            }
            for (int message = 0; message < MESSAGES; message++) {
                var actor = actors.get(random.nextInt(2));
                actor.tell(message);
                disturb(test, actor, policy, random);
            }
            test.advance(Duration.ofMinutes(10));
            test.stop(Duration.ofMinutes(1));

            Map<Object, Fate> fates = new HashMap<>();
            for (var actor : actors) {
                compare(test, actor, fates);
            }
            assertThat(fates).hasSize(MESSAGES);
        }
    }

    /// Lets something happen between two messages.
    private static void disturb(TestSystem test, ActorRef<Integer> actor, RestartPolicy policy,
            SplittableRandom random) throws InterruptedException {
        switch (random.nextInt(40)) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 -> test.step();
            case 10, 11, 12, 13 -> test.advance(Duration.ofMillis(random.nextInt(40)));
            case 14, 15 -> test.pass(Duration.ofMillis(random.nextInt(100)));
            case 16 -> {
                if (policy != RestartPolicy.TEMPORARY) {
                    test.system().restart(actor, Duration.ofSeconds(1));
                }
            }
            case 17 -> {
                if (random.nextInt(4) == 0) {
                    test.system().stop(actor);
                }
            }
            case 18 -> {
                if (random.nextInt(4) == 0) {
                    test.system().stop(actor, Duration.ofSeconds(1));
                }
            }
            default -> {
            }
        }
        var accounts = test.system().statistics(actor);
        assertThat(accounts.queued()).isNotNegative();
    }

    /// Holds the accounts of an actor that has ended against what was told of each message.
    private static void compare(TestSystem test, ActorRef<Integer> actor, Map<Object, Fate> fates) {
        Map<Fate, Long> counted = new EnumMap<>(Fate.class);
        for (var event : test.events()) {
            if (!event.actor().equals(actor)) {
                continue;
            }
            switch (event) {
                case RuntimeEvent.Processed processed ->
                    note(fates, counted, processed.message(), Fate.PROCESSED);
                case RuntimeEvent.DeadLettered dead ->
                    note(fates, counted, dead.letter().message(), Fate.DEAD);
                case RuntimeEvent.Dropped dropped -> note(fates, counted, dropped.message(), Fate.DROPPED);
                case RuntimeEvent.Rejected rejected ->
                    note(fates, counted, rejected.message(), Fate.REJECTED);
                default -> {
                }
            }
        }
        var accounts = test.system().statistics(actor);
        assertThat(accounts.queued()).isZero();
        assertThat(Map.of(Fate.PROCESSED, accounts.processed(), Fate.DEAD, accounts.dead(), Fate.DROPPED,
                accounts.dropped(), Fate.REJECTED, accounts.rejected())).allSatisfy(
                        (fate, number) -> assertThat(number).isEqualTo(counted.getOrDefault(fate, 0L)));
    }

    private static void note(Map<Object, Fate> fates, Map<Fate, Long> counted, Object message, Fate fate) {
        assertThat(fates.put(message, fate)).as("a second fate of %s, %s", message, fate).isNull();
        counted.merge(fate, 1L, Long::sum);
    }
}
