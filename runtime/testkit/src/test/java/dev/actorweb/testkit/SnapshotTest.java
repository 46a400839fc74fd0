package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Backoff;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.Snapshot;
import dev.actorweb.runtime.SnapshotStore;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// State that is committed together with the message.
class SnapshotTest {
    private final TestSystem test = TestSystem.builder()
            .supervision(Supervision.defaults().limit(1_000, Duration.ofMinutes(1))).create();

    @AfterEach
    void close() {
        test.close();
    }

    /// Adds up what it is told.
    private record Sum(Snapshot<Integer> total) implements Actor<Integer> {
        @Override
        public void receive(Integer message) {
            total.set(total.get() + message);
        }
    }

    /// A store in which a test can look and that it can make fail.
    private static final class Shelf implements SnapshotStore<Integer> {
        @Nullable
        Integer saved;
        int saves;
        int failures;

        @Override
        public Optional<Integer> load() {
            return Optional.ofNullable(saved);
        }

        @Override
        public void save(Integer state) throws IOException {
            saves++;
            if (failures > 0) {
                failures--;
                throw new IOException("the disk is full");
            }
            saved = state;
        }
    }

    private ActorRef<Integer> summing(Faults faults, SnapshotStore<Integer> store) {
        return test.spawn("sum", faults.around(context -> new Sum(context.snapshot(0, store))));
    }

    @Test
    void theStateSurvivesARestart() {
        var store = new Shelf();
        var sum = summing(new Faults().crashAt(3), store);
        for (int i = 1; i <= 4; i++) {
            sum.tell(i);
        }
        test.advance(Duration.ofSeconds(1));
        assertThat(store.saved).isEqualTo(10);
    }

    @Test
    void aMessageThatFailsAfterItChangedTheStateChangesItOnce() {
        var store = new Shelf();
        var sum = summing(new Faults().crashAfter(1).crashAfter(2).crashAfter(4), store);
        sum.tell(1);
        sum.tell(2);
        test.advance(Duration.ofSeconds(1));
        assertThat(store.saved).isEqualTo(3);
        assertThat(store.saves).isEqualTo(2);
    }

    @Test
    void aPoisonMessageLeavesNoTraceInTheState() {
        var probe = test.<Integer>probe("probe");
        ActorRef<Integer> sum = test.spawn("sum", context -> {
            Snapshot<Integer> total = context.snapshot(0);
            return message -> {
                total.set(total.get() + message);
                if (message == 13) {
                    throw new IllegalStateException("thirteen");
                }
                probe.ref().tell(total.get());
            };
        });
        for (int message : new int[]{1, 13, 2}) {
            sum.tell(message);
        }
        test.advance(Duration.ofSeconds(10));
        probe.expectMessage(1);
        probe.expectMessage(3);
        assertThat(test.deadLetters()).hasSize(1);
    }

    @Test
    void aSaveThatFailsIsAFailureOfTheMessage() {
        var store = new Shelf();
        store.failures = 2;
        var sum = summing(new Faults(), store);
        sum.tell(5);
        test.advance(Duration.ofSeconds(1));
        assertThat(store.saved).isEqualTo(5);
        assertThat(store.saves).isEqualTo(3);
        assertThat(test.events(RuntimeEvent.Failed.class)).hasSize(2)
                .allSatisfy(event -> assertThat(event.cause()).hasMessage("the disk is full"));
    }

    @Test
    void aStartOrASignalWhoseStateCannotBeSavedHasFailed() {
        var store = new Shelf();
        store.failures = 1;
        test.<Integer>spawn("a", context -> new Actor<>() {
            private final Snapshot<Integer> state = context.snapshot(0, store);

            @Override
            public void started() {
                state.set(state.get() + 1);
                context.receiveTimeout(Duration.ofSeconds(1));
                if (context.restarts() == 1) {
                    store.failures = 0;
                }
            }

            @Override
            public void receive(Integer message) {}

            @Override
            public void signal(dev.actorweb.runtime.Signal signal) {
                store.failures = 1;
                state.set(10);
                context.receiveTimeout(Duration.ZERO);
            }
        });
        test.advance(Duration.ofSeconds(5));
        assertThat(test.events(RuntimeEvent.Failed.class)).extracting(RuntimeEvent.Failed::during)
                .startsWith(RuntimeEvent.Activity.START, RuntimeEvent.Activity.SIGNAL);
        assertThat(store.saved).isLessThan(10);
    }

    @Test
    void anActorToldToStopWhileItsStateIsSavedHasHandledTheMessage() {
        var store = new Shelf();
        var sum = summing(new Faults(), store);
        sum.tell(5);
        sum.tell(6);
        while (store.saves == 0) {
            assertThat(test.step()).isTrue();
            test.system().stop(sum);
        }
        test.runUntilIdle();
        assertThat(store.saved).isEqualTo(5);
        assertThat(test.system().statistics(sum).processed()).isEqualTo(1);
        assertThat(test.deadLetters()).singleElement()
                .satisfies(letter -> assertThat(letter.message()).isEqualTo(6));
    }

    @Test
    void aDrainingActorSavesEveryState() {
        var store = new Shelf();
        var sum = summing(new Faults(), store);
        for (int i = 1; i <= 10; i++) {
            sum.tell(i);
        }
        assertThat(test.stop(Duration.ofSeconds(10)).complete()).isTrue();
        assertThat(store.saved).isEqualTo(55);
        assertThat(store.saves).isEqualTo(10);
    }

    @Test
    void anActorThatSavesAtItsStartDrainsToo() {
        var store = new Shelf();
        var seen = new ArrayList<Integer>();
        ActorRef<Integer> actor = test.spawn("a", context -> new Actor<>() {
            private final Snapshot<Integer> state = context.snapshot(0, store);

            @Override
            public void started() {
                state.set(1);
            }

            @Override
            public void receive(Integer message) {
                seen.add(message);
            }
        });
        actor.tell(7);
        assertThat(test.stop(Duration.ofSeconds(10)).complete()).isTrue();
        assertThat(store.saved).isEqualTo(1);
        assertThat(seen).containsExactly(7);
    }

    @Test
    void anUnchangedStateIsNotSaved() {
        var store = new Shelf();
        ActorRef<Integer> actor = test.spawn("a", context -> {
            context.snapshot(0, store);
            return _ -> {};
        });
        actor.tell(1);
        test.runUntilIdle();
        assertThat(store.saves).isZero();
    }

    @Test
    void theStateInMemoryEndsWithTheActor() {
        var totals = new ArrayList<Integer>();
        for (int life = 0; life < 2; life++) {
            ActorRef<Integer> sum = test.spawn("sum", context -> {
                Snapshot<Integer> total = context.snapshot(0);
                return message -> {
                    total.set(total.get() + message);
                    totals.add(total.get());
                    context.stopSelf();
                };
            });
            sum.tell(7);
            test.runUntilIdle();
        }
        assertThat(totals).containsExactly(7, 7);
    }

    @Test
    void startAndSignalsCommitToo() {
        var store = new Shelf();
        ActorRef<Integer> actor = test.spawn("a", context -> new Actor<>() {
            private final Snapshot<Integer> state = context.snapshot(0, store);

            @Override
            public void started() {
                state.set(state.get() + 100);
                context.receiveTimeout(Duration.ofSeconds(1));
            }

            @Override
            public void receive(Integer message) {}

            @Override
            public void signal(dev.actorweb.runtime.Signal signal) {
                state.set(state.get() + 1);
            }
        });
        test.runUntilIdle();
        assertThat(store.saved).isEqualTo(100);
        test.advance(Duration.ofSeconds(2));
        assertThat(store.saved).isEqualTo(102);
        assertThat(actor.isAlive()).isTrue();
    }

    @Test
    void theStateIsForTheActorAloneAndDeclaredOnce() {
        var stolen = new ArrayList<Snapshot<Integer>>();
        test.<Integer>spawn("a", context -> {
            stolen.add(context.snapshot(0));
            assertThatIllegalStateException().isThrownBy(() -> context.snapshot(1))
                    .withMessage("actor://test/a has a snapshot already");
            return _ -> {};
        });
        test.runUntilIdle();
        assertThat(stolen).hasSize(1);
        assertThatIllegalStateException().isThrownBy(() -> stolen.getFirst().get());
        assertThatIllegalStateException().isThrownBy(() -> stolen.getFirst().set(1));
    }

    @Test
    void randomCrashesNeverLoseOrDoubleAChange() {
        var patient = SpawnOptions.defaults().supervision(
                Supervision.defaults().limit(1_000, Duration.ofMinutes(1)).backoff(Backoff.none()));
        TestSystem.forEachSeed(100 * Integer.getInteger("aw.seeds", 1), each -> {
            var totals = new ArrayList<Integer>();
            var children = new ArrayList<ActorRef<Integer>>();
            each.spawn("parent", context -> {
                children.add(context.spawn("sum",
                        new Faults().crashRandomly(0.3, each.seed())
                                .around(inner -> summing(inner, totals, each.seed())),
                        SpawnOptions.defaults().redeliveryLimit(1_000)));
                return _ -> {};
            }, patient);
            each.runUntilIdle();
            var random = new SplittableRandom(each.seed());
            var expected = new ArrayList<Integer>();
            int total = 0;
            for (int i = 0; i < 10; i++) {
                int amount = random.nextInt(100);
                total += amount;
                expected.add(total);
                children.getFirst().tell(amount);
            }
            each.runUntilIdle();
            assertThat(totals).isEqualTo(expected);
        });
    }

    /// Adds up, and fails now and then after it has.
    private static Actor<Integer> summing(ActorContext<Integer> context, List<Integer> totals, long seed) {
        Snapshot<Integer> total = context.snapshot(0);
        return message -> {
            total.set(total.get() + message);
            if ((total.get() * seed + context.restarts()) % 5 == 1) {
                throw new IllegalStateException("after the change");
            }
            totals.add(total.get());
        };
    }
}
