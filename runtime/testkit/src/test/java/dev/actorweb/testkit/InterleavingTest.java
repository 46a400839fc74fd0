package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Outcome;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.SpawnOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// All schedules of a small case.
class InterleavingTest {
    /// Three senders tell one actor their names.
    private static void threeSenders(TestSystem test, java.util.Set<String> orders) {
        var heard = new StringBuilder();
        ActorRef<String> listener = test.spawn("listener", _ -> heard::append);
        test.runUntilIdle();
        for (var name : new String[]{"a", "b", "c"}) {
            test.<String>spawn(name, _ -> listener::tell).tell(name);
        }
        test.runUntilIdle();
        orders.add(heard.toString());
    }

    @Test
    void everyOrderIsTriedOnceAndAllAreTried() {
        var orders = new TreeSet<String>();
        int runs = TestSystem.forEachInterleaving(10_000, test -> threeSenders(test, orders));
        assertThat(orders).containsExactly("abc", "acb", "bac", "bca", "cab", "cba");
        assertThat(runs).isGreaterThanOrEqualTo(6);
    }

    @Test
    void aCaseWithOneScheduleIsRunOnce() {
        int runs = TestSystem.forEachInterleaving(1, test -> {
            test.<String>spawn("a", _ -> _ -> {}).tell("hello");
            test.runUntilIdle();
        });
        assertThat(runs).isEqualTo(1);
    }

    @Test
    void aCaseThatIsTooLargeIsNotPassedOffAsDone() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(
                        () -> TestSystem.forEachInterleaving(5, test -> threeSenders(test, new TreeSet<>())))
                .withMessage("there are more than 5 interleavings; all of those tried held");
    }

    /// Two actors read a shared number, ask for one more, and write it back: an update gets lost in
    /// some schedules only.
    private static void lostUpdate(TestSystem test) {
        var total = new int[1];
        ActorRef<Runnable> cell = test.spawn("cell", _ -> Runnable::run);
        for (var name : new String[]{"one", "two"}) {
            test.<Outcome<Integer>>spawn(name, context -> {
                context.<Runnable, Integer>ask(cell, replyTo -> () -> replyTo.tell(total[0]),
                        Duration.ofSeconds(1), answer -> answer);
                return answer -> {
                    if (answer instanceof Outcome.Success<Integer>(var value)) {
                        cell.tell(() -> total[0] = value + 1);
                    }
                };
            });
        }
        test.runUntilIdle();
        assertThat(total[0]).isEqualTo(2);
    }

    @Test
    void aRareFailureIsFoundAndRepeated() {
        var message = new ArrayList<String>();
        try {
            TestSystem.forEachInterleaving(100_000, InterleavingTest::lostUpdate);
        } catch (AssertionError e) {
            message.add(String.valueOf(e.getMessage()));
        }
        var choices = Pattern.compile("interleaving \\[([0-9, ]*)\\]").matcher(message.getFirst());
        assertThat(choices.find()).isTrue();
        var again = java.util.Arrays.stream(choices.group(1).split(", ")).mapToInt(Integer::parseInt)
                .toArray();
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> TestSystem.replay(again, InterleavingTest::lostUpdate));
    }

    @Test
    void aFailureTellsInWhichOrderThingsHappened() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> TestSystem.forEachInterleaving(10, test -> {
                    ActorRef<String> second = test.spawn("second", _ -> _ -> {
                        throw new IllegalStateException("broken");
                    }, SpawnOptions.defaults().restart(RestartPolicy.TEMPORARY));
                    test.<String>spawn("first", _ -> second::tell).tell("hello");
                    test.runUntilIdle();
                    throw new AssertionError("as it was");
                })).withMessage("""
                        failed in the interleaving [0]: as it was
                          in this order:
                            actor://test/second started
                            actor://test/first started
                            actor://test/first handled hello
                            actor://test/second failed in RECEIVE: java.lang.IllegalStateException: broken
                            actor://test/second never handled hello
                            actor://test/second ended""");
    }

    @Test
    void ofMuchThatHappenedTheLatestIsTold() {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> TestSystem.forEachSeed(1, test -> {
            ActorRef<Object> actor = test.spawn("a", _ -> _ -> {});
            for (int i = 0; i < 98; i++) {
                actor.tell(i);
            }
            actor.tell(new Object() {
                @Override
                public String toString() {
                    throw new IllegalStateException("cannot be shown");
                }
            });
            actor.tell("x".repeat(1_000));
            test.runUntilIdle();
            throw new AssertionError("too much");
        })).withMessageStartingWith("""
                failed with seed 1: too much
                  in this order, the last 30 of 101 steps:
                    actor://test/a handled 70
                """)
                .withMessageContaining(
                        "handled 97\n    actor://test/a handled " + InterleavingTest.class.getName() + "$")
                .withMessageEndingWith("xxx…");
    }

    @Test
    void aReplayThatDoesNotFitIsTold() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(
                        () -> TestSystem.replay(new int[]{7}, test -> threeSenders(test, new TreeSet<>())))
                .withMessageContaining("choice 7 of 3");
    }
}
