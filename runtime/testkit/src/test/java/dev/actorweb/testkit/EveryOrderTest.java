package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Backoff;
import dev.actorweb.runtime.Outcome;
import dev.actorweb.runtime.ServiceKey;
import dev.actorweb.runtime.Signal;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import dev.actorweb.runtime.UndeliveredException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What two or three actors promise each other while one of them ends, in every order of
/// their steps.
class EveryOrderTest {
    private static final int MOST = 200_000;
    private static final Duration SECOND = Duration.ofSeconds(1);

    /// Tells another one to end as soon as it has its turn.
    private static void spawnStopper(TestSystem test, ActorRef<?> victim) {
        test.<String>spawn("stopper", _ -> _ -> test.system().stop(victim)).tell("now");
    }

    private static void inEveryOrder(Consumer<TestSystem> scenario) {
        assertThat(TestSystem.forEachInterleaving(MOST, scenario)).isGreaterThan(1);
    }

    @Test
    void aMessageToOneThatStopsIsHandledOrDeadAndNothingBetween() {
        Set<Integer> numbers = new TreeSet<>();
        inEveryOrder(test -> {
            var handled = new ArrayList<Integer>();
            ActorRef<Integer> victim = test.spawn("victim", _ -> handled::add);
            test.<String>spawn("sender", _ -> _ -> {
                victim.tell(1);
                victim.tell(2);
            }).tell("now");
            spawnStopper(test, victim);
            test.runUntilIdle();

            assertThat(handled.size() + test.deadLetters().size()).isEqualTo(2);
            assertThat(handled).isIn(List.of(), List.of(1), List.of(1, 2));
            assertThat(victim.isAlive()).isFalse();
            numbers.add(handled.size());
        });
        assertThat(numbers).containsExactly(0, 1, 2);
    }

    @Test
    void aQuestionToOneThatStopsIsAnsweredOrFailsAtOnce() {
        Set<Boolean> answers = new TreeSet<>();
        inEveryOrder(test -> {
            List<Outcome<String>> outcomes = new ArrayList<>();
            ActorRef<ActorRef<String>> victim = test.spawn("victim", _ -> replyTo -> replyTo.tell("yes"));
            test.<Outcome<String>>spawn("asker", context -> {
                context.<ActorRef<String>, String>ask(victim, to -> to, Duration.ofDays(1),
                        outcome -> outcome);
                return outcomes::add;
            });
            spawnStopper(test, victim);
            test.runUntilIdle();

            assertThat(outcomes).hasSize(1);
            switch (outcomes.getFirst()) {
                case Outcome.Success<String>(var value) -> {
                    assertThat(value).isEqualTo("yes");
                    answers.add(true);
                }
                case Outcome.Failure<String>(var cause) -> {
                    assertThat(cause).isInstanceOf(UndeliveredException.class);
                    answers.add(false);
                }
            }
        });
        assertThat(answers).hasSize(2);
    }

    private record Watcher(ActorContext<String> context, ActorRef<?> other, List<Signal> signals)
            implements
                Actor<String> {
        @Override
        public void started() {
            context.watch(other);
        }

        @Override
        public void receive(String message) {}

        @Override
        public void signal(Signal signal) {
            signals.add(signal);
        }
    }

    @Test
    void whoWatchesOneThatStopsIsToldOnce() {
        inEveryOrder(test -> {
            var signals = new ArrayList<Signal>();
            ActorRef<String> victim = test.spawn("victim", _ -> _ -> {});
            test.<String>spawn("watcher", context -> new Watcher(context, victim, signals));
            spawnStopper(test, victim);
            test.runUntilIdle();

            assertThat(signals).hasSize(1).first().isInstanceOf(Signal.Terminated.class);
        });
    }

    @Test
    void theNewsOfAnEndComesAfterAllThatTheOtherHasSent() {
        inEveryOrder(test -> {
            var heard = new ArrayList<String>();
            ActorRef<ActorRef<String>> victim = test.spawn("victim", context -> watcher -> {
                watcher.tell("one");
                watcher.tell("two");
                context.stopSelf();
            });
            ActorRef<String> watcher = test.spawn("watcher", context -> new Actor<String>() {
                @Override
                public void started() {
                    context.watch(victim);
                }

                @Override
                public void receive(String message) {
                    heard.add(message);
                }

                @Override
                public void signal(Signal signal) {
                    heard.add("the end");
                }
            });
            victim.tell(watcher);
            test.<String>spawn("other", _ -> watcher::tell).tell("from another");
            test.runUntilIdle();

            heard.remove("from another");
            assertThat(heard).containsExactly("one", "two", "the end");
        });
    }

    @Test
    void neitherATopicNorTheDirectoryKeepsOneThatStops() {
        inEveryOrder(test -> {
            var key = ServiceKey.of(String.class);
            ActorRef<String> victim = test.spawn("victim", _ -> _ -> {});
            var topic = test.system().topic(String.class, "news");
            test.<String>spawn("subscriber", _ -> _ -> {
                topic.subscribe(victim);
                test.system().directory().register(key, victim);
            }).tell("now");
            spawnStopper(test, victim);
            test.runUntilIdle();

            assertThat(topic.subscribers()).isEmpty();
            assertThat(test.system().directory().find(key)).isEmpty();
            assertThat(test.system().directory().statistics().local()).isZero();
        });
    }

    @Test
    void oneThatFailsWhileItIsStoppedEndsOnceAndForGood() {
        inEveryOrder(test -> {
            var ends = new ArrayList<Object>();
            ActorRef<String> victim = test.spawn("victim", _ -> message -> {
                throw new IllegalStateException(message);
            });
            test.system().whenEnded(victim, ends::add);
            victim.tell("fails");
            spawnStopper(test, victim);
            test.advance(SECOND);

            assertThat(ends).hasSize(1);
            assertThat(test.system().lookup("victim")).isEmpty();
            assertThat(test.deadLetters()).hasSize(1);
        });
    }

    @Test
    void aParentThatStopsLeavesNoChildWhateverTheyAreDoing() {
        inEveryOrder(test -> {
            var supervision = Supervision.defaults().backoff(Backoff.none());
            ActorRef<String> parent = test.spawn("parent", context -> {
                for (var name : List.of("one", "two")) {
                    context.<String>spawn(name, _ -> message -> {
                        throw new IllegalStateException(message);
                    }, SpawnOptions.defaults().redeliveryLimit(0)).tell("fails");
                }
                return _ -> {};
            }, SpawnOptions.defaults().supervision(supervision));
            spawnStopper(test, parent);
            test.advance(SECOND);

            assertThat(test.system().actors()).extracting(actor -> actor.path().name())
                    .containsExactly("stopper");
        });
    }
}
