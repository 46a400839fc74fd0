package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Backoff;
import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The law of accounts under random crashes, restarts, bounds and schedules: nothing disappears,
/// nothing comes twice.
class AccountingTest {
    private static final int RUNS = 150 * Integer.getInteger("aw.seeds", 1);

    private static List<Mailbox> mailboxes() {
        var all = new ArrayList<Mailbox>();
        all.add(Mailbox.unbounded());
        for (var overflow : Overflow.values()) {
            all.add(Mailbox.bounded(3, overflow));
        }
        return all;
    }

    private static Supervision patient() {
        return Supervision.defaults()
                .backoff(Backoff.exponential(Duration.ofMillis(1), Duration.ofMillis(50)))
                .limit(1_000_000, Duration.ofMinutes(1));
    }

    @Test
    void everyMessageIsProcessedDeadDroppedOrRejectedUnderRandomCrashes() {
        for (long seed = 1; seed <= RUNS; seed++) {
            for (var mailbox : mailboxes()) {
                try {
                    play(seed, mailbox);
                } catch (Throwable e) {
                    throw new AssertionError("seed " + seed + ", " + mailbox, e);
                }
            }
        }
    }

    private static void play(long seed, Mailbox mailbox) {
        var random = new SplittableRandom(seed);
        var handled = new ArrayList<Integer>();
        try (var test = TestSystem.builder().seed(seed).supervision(patient()).create()) {
            var options = SpawnOptions.defaults().mailbox(mailbox).redeliveryLimit(random.nextInt(3))
                    .restart(random.nextInt(5) == 0 ? RestartPolicy.TEMPORARY : RestartPolicy.PERMANENT);
            var stashed = new HashSet<Integer>();
            ActorRef<Integer> actor = test.spawn("a", new Faults().crashRandomly(0.3, seed)
                    .around(context -> message -> {
                        if (message % 17 == 3 && stashed.add(message)) {
                            context.stash();
                            context.unstashAll();
                            return;
                        }
                        if (message % 31 == 5) {
                            context.stopSelf();
                        }
                        handled.add(message);
                    }), options);
            var deliveries = sendRandomly(test, actor, random);
            test.advance(Duration.ofMinutes(10));

            var accounts = test.system().statistics(actor);
            long sent = deliveries.values().stream().mapToLong(Long::longValue).sum();
            assertThat(accounts.queued()).isZero();
            assertThat(accounts.sent()).isEqualTo(sent);
            assertThat(accounts.dead()).isEqualTo(test.deadLetters().size());
            assertThat(accounts.rejected()).isEqualTo(deliveries.getOrDefault(Delivery.REJECTED, 0L));
            assertThat(accounts.dead()).isGreaterThanOrEqualTo(deliveries.getOrDefault(Delivery.DEAD, 0L));
            assertThat(handled).doesNotHaveDuplicates().hasSize((int) accounts.processed());
        }
    }

    private static Map<Delivery, Long> sendRandomly(TestSystem test, ActorRef<Integer> actor,
            SplittableRandom random) {
        var deliveries = new EnumMap<Delivery, Long>(Delivery.class);
        for (int message = 0; message < 60; message++) {
            deliveries.merge(actor.tell(message), 1L, Long::sum);
            if (random.nextInt(4) == 0) {
                test.step();
            }
            if (random.nextInt(10) == 0) {
                test.advance(Duration.ofMillis(random.nextInt(100)));
            }
            assertThat(test.system().statistics(actor).sent()).as("sent").isEqualTo(message + 1);
        }
        return deliveries;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2, 0.5})
    void aPipelineThatCrashesAtRandomLosesNothing(double share) {
        TestSystem.forEachSeed(100 * Integer.getInteger("aw.seeds", 1), test -> {
            var arrived = new ArrayList<Integer>();
            var options = SpawnOptions.defaults().redeliveryLimit(1000);
            ActorRef<Integer> last = test.spawn("last", new Faults().crashRandomly(share, test.seed())
                    .around(_ -> arrived::add), options);
            ActorRef<Integer> middle = test.spawn("middle", new Faults().crashRandomly(share, test.seed() + 1)
                    .around(_ -> message -> last.tell(message + 1)), options);
            for (int i = 0; i < 10; i++) {
                middle.tell(i * 10);
            }
            test.advance(Duration.ofMinutes(10));

            if (test.system().actors().size() == 2) {
                assertThat(arrived).containsExactly(1, 11, 21, 31, 41, 51, 61, 71, 81, 91);
            } else {
                assertThat(arrived.size() + test.deadLetters().size()).isEqualTo(10);
            }
        });
    }
}
