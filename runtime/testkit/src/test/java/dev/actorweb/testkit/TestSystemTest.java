package dev.actorweb.testkit;

import static dev.actorweb.testkit.Scripted.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.testkit.Scripted.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The test kit itself.
class TestSystemTest {
    private static List<String> race(long seed) {
        var journal = new ArrayList<String>();
        try (var test = TestSystem.create(seed)) {
            for (var name : List.of("a", "b", "c")) {
                ActorRef<Integer> actor = test.spawn(name, _ -> message -> journal.add(name + message));
                actor.tell(1);
                actor.tell(2);
            }
            test.runUntilIdle();
        }
        return journal;
    }

    @Test
    void theSameSeedPlaysTheSameSchedule() {
        for (long seed = 0; seed < 50; seed++) {
            assertThat(race(seed)).isEqualTo(race(seed));
        }
    }

    @Test
    void seedsPlayManySchedulesAndKeepTheOrderOfEachSender() {
        var schedules = new HashSet<List<String>>();
        for (long seed = 1; seed <= 500; seed++) {
            var schedule = race(seed);
            schedules.add(schedule);
            assertThat(schedule).containsSubsequence("a1", "a2").containsSubsequence("b1", "b2");
        }
        assertThat(schedules).hasSize(90);
    }

    @Test
    void aFailureNamesItsSeed() {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> TestSystem.forEachSeed(100, test -> {
            var order = new ArrayList<String>();
            ActorRef<String> one = test.spawn("one", _ -> order::add);
            ActorRef<String> two = test.spawn("two", _ -> order::add);
            one.tell("one");
            two.tell("two");
            test.runUntilIdle();
            assertThat(order).startsWith("one");
        })).withMessageStartingWith("failed with seed ");
    }

    @Test
    void probesTellWhatTheyMissed() {
        try (var test = TestSystem.create(7)) {
            var probe = test.<Object>probe("probe");
            assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> probe.expectMessage("hello"))
                    .withMessage("expected hello but there was no message (seed 7)");
            probe.ref().tell("bye");
            assertThatExceptionOfType(AssertionError.class).isThrownBy(probe::expectNoMessage)
                    .withMessage("expected no message but was bye (seed 7)\n  waiting for it:\n    bye");
            assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> probe.expectMessage("hello"))
                    .withMessageStartingWith("expected hello but was bye (seed 7)");
            probe.ref().tell(42);
            assertThat(probe.expectMessage(Integer.class)).isEqualTo(42);
            probe.ref().tell("text");
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> probe.expectMessage(Integer.class))
                    .withMessageStartingWith("expected a message of type Integer but was text (seed 7)");
            probe.expectNoMessage(Duration.ofHours(1));
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> probe.expectTerminated(probe.ref()))
                    .withMessageStartingWith("expected the end of actor://test/probe, which is alive");
        }
    }

    @Test
    void aFailedExpectationShowsWhatElseHappened() {
        try (var test = TestSystem.create()) {
            var probe = test.<Integer>probe("probe");
            ActorRef<Integer> half = test.spawn("half", _ -> number -> {
                if (number % 2 != 0) {
                    throw new IllegalArgumentException(number + " is odd");
                }
                probe.ref().tell(number / 2);
            }, SpawnOptions.defaults().redeliveryLimit(0));
            for (int number : new int[]{2, 4, 6, 8, 10, 12, 14, 7}) {
                half.tell(number);
            }
            for (int number = 1; number <= 7; number++) {
                probe.expectMessage(number);
            }
            assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> probe.expectMessage(8))
                    .withMessage("""
                            expected 8 but there was no message
                              the last messages it took:
                                3
                                4
                                5
                                6
                                7
                              failures:
                                actor://test/half in RECEIVE: java.lang.IllegalArgumentException: 7 is odd
                              dead letters:
                                7 to actor://test/half: Poison[failure=java.lang.IllegalArgumentException: \
                            7 is odd, deliveries=1]""");
        }
    }

    @Test
    void whatTheRuntimeLogsIsKept() {
        try (var test = TestSystem.create()) {
            ActorRef<String> actor = test.spawn("a", _ -> message -> {
                throw new IllegalStateException(message);
            }, SpawnOptions.defaults().restart(RestartPolicy.TEMPORARY));
            actor.tell("on purpose");
            test.runUntilIdle();

            assertThat(test.logged()).singleElement()
                    .hasToString("WARNING: actor://test/a failed in RECEIVE: "
                            + "java.lang.IllegalStateException: on purpose");
            assertThat(test.logged().getFirst().cause()).containsInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aDelayedMessageArrivesThoughTheActorCrashesMeanwhile() {
        var seen = new ArrayList<Integer>();
        try (var test = TestSystem.create()) {
            ActorRef<Integer> actor = test.spawn("a",
                    new Faults().delayAt(1, Duration.ofSeconds(10)).crashAt(2).around(_ -> seen::add));
            actor.tell(1);
            actor.tell(2);
            test.advance(Duration.ofSeconds(9));
            assertThat(seen).containsExactly(2);
            test.advance(Duration.ofSeconds(1));
            assertThat(seen).containsExactly(2, 1);
        }
    }

    @Test
    void faultsStrikeAtTheirDelivery() {
        var seen = new ArrayList<Integer>();
        try (var test = TestSystem.create()) {
            ActorRef<Integer> actor = test.spawn("a",
                    new Faults().crashAt(2).dropAt(4).delayAt(5, Duration.ofHours(1))
                            .crashAfter(7).around(_ -> seen::add));
            for (int i = 1; i <= 6; i++) {
                actor.tell(i);
            }
            test.advance(Duration.ofMinutes(1));
            assertThat(seen).containsExactly(1, 2, 5, 6, 6);
            assertThat(test.system().statistics(actor).restarts()).isEqualTo(2);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Faults().crashAt(0));
    }

    @Test
    void whatWouldProveNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> TestSystem.forEachSeed(0, _ -> {}))
                .withMessage("0 runs would prove nothing");
        assertThatIllegalArgumentException().isThrownBy(() -> TestSystem.forEachInterleaving(0, _ -> {}));
        assertThatIllegalArgumentException().isThrownBy(() -> TestSystem.replay(new int[]{-1}, _ -> {}));
        var second = Duration.ofSeconds(1);
        try (var test = TestSystem.create()) {
            assertThatIllegalArgumentException().isThrownBy(() -> test.advance(second.negated()))
                    .withMessage("time goes forward only, not by PT-1S");
            assertThatIllegalArgumentException().isThrownBy(() -> test.pass(second.negated()));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Faults().delayAt(1, second.negated()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Faults().crashRandomly(1.5, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Faults().crashRandomly(Double.NaN, 1));
    }

    @Test
    void aDuplicatedMessageComesAgainBehindTheOthers() {
        var seen = new ArrayList<Integer>();
        try (var test = TestSystem.create()) {
            ActorRef<Integer> actor = test.spawn("a", new Faults().duplicateAt(2).around(_ -> seen::add));
            for (int i = 1; i <= 3; i++) {
                actor.tell(i);
            }
            test.runUntilIdle();
            assertThat(seen).containsExactly(1, 2, 3, 2);
        }
    }

    @Test
    void actorsThatNeverRestAreFound() {
        try (var test = TestSystem.create()) {
            ActorRef<String> actor = test.spawn("busy", context -> message -> context.self().tell(message));
            actor.tell("again");
            assertThatExceptionOfType(AssertionError.class).isThrownBy(test::runUntilIdle)
                    .withMessageStartingWith("the actors do not come to rest");
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> test.runUntil(() -> false, Duration.ofDays(1)))
                    .withMessageStartingWith("the actors do not come to rest");
        }
    }

    @Test
    void aTestThatWouldWaitForEverIsTold() {
        try (var test = TestSystem.create()) {
            var full = test.spawn("full", named("full", new ArrayList<>()),
                    SpawnOptions.defaults().mailbox(Mailbox.bounded(1, Overflow.BLOCK)));
            var blocker = test.spawn("blocker", named("blocker", new ArrayList<>()),
                    SpawnOptions.defaults().mailbox(Mailbox.bounded(1, Overflow.BLOCK)));
            full.tell(_ -> {
                blocker.tell(_ -> {});
                blocker.tell(_ -> {});
            });
            test.runUntilIdle();
            assertThat(full.tell(_ -> {})).isEqualTo(Delivery.ENQUEUED);
        }
    }

    @Test
    void aMockKeepsWhatItIsTold() {
        var mock = new MockRef<String>("mock");
        mock.tell("one");
        mock.answer(Delivery.DEAD);

        assertThat(mock.tell("two")).isEqualTo(Delivery.DEAD);
        assertThat(mock.isAlive()).isFalse();
        assertThat(mock.messages()).containsExactly("one");
        assertThat(mock).hasToString("actor://mock/mock");
    }

    @Test
    void timersOfManyActorsFireInTheirOrder() {
        var journal = new ArrayList<String>();
        try (var test = TestSystem.create(3)) {
            for (int i = 5; i > 0; i--) {
                int number = i;
                ActorRef<Act> actor = test.spawn("a" + i, named("a" + i, new ArrayList<>()));
                actor.tell(context -> context.schedule(Duration.ofSeconds(number),
                        _ -> journal.add("t" + number)));
            }
            test.advance(Duration.ofSeconds(4));
        }
        assertThat(journal).startsWith("t1", "t2", "t3", "t4");
    }
}
