package dev.actorweb.testkit;

import static dev.actorweb.testkit.Scripted.CRASH;
import static dev.actorweb.testkit.Scripted.named;
import static dev.actorweb.testkit.Scripted.note;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Backoff;
import dev.actorweb.runtime.DeadLetter;
import dev.actorweb.runtime.RestartLimitException;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import dev.actorweb.runtime.Supervision.Strategy;
import dev.actorweb.testkit.Scripted.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Strategies, policies, limits and failure points, all on a running tree.
class SupervisionTest {
    private static final Supervision AT_ONCE = Supervision.defaults().backoff(Backoff.none());
    private static final SpawnOptions NO_RETRY = SpawnOptions.defaults().redeliveryLimit(0);

    private final List<String> journal = new ArrayList<>();
    private TestSystem test = TestSystem.builder().supervision(AT_ONCE).create();

    @AfterEach
    void close() {
        test.close();
    }

    private ActorRef<Act> spawn(String name, SpawnOptions options) {
        return test.spawn(name, named(name, journal), options);
    }

    private void superviseBy(Supervision supervision) {
        test.close();
        test = TestSystem.builder().supervision(supervision).create();
    }

    /// Starts a, b and c under a supervisor, and forgets that in the journal.
    private List<ActorRef<Act>> threeSiblings(Strategy strategy, RestartPolicy policyOfC) {
        var refs = new ArrayList<ActorRef<Act>>();
        var supervisor = spawn("top", SpawnOptions.defaults().supervision(AT_ONCE.strategy(strategy)));
        supervisor.tell(context -> {
            refs.add(context.spawn("a", named("a", journal), NO_RETRY));
            refs.add(context.spawn("b", named("b", journal), NO_RETRY));
            refs.add(context.spawn("c", named("c", journal), NO_RETRY.restart(policyOfC)));
        });
        test.runUntilIdle();
        assertThat(journal).containsExactly("top: start 0", "a: start 0", "b: start 0", "c: start 0");
        journal.clear();
        return refs;
    }

    @Test
    void oneForOneRestartsOnlyTheChildThatFailed() {
        var siblings = threeSiblings(Strategy.ONE_FOR_ONE, RestartPolicy.TRANSIENT);
        siblings.get(1).tell(CRASH);
        test.runUntilIdle();

        assertThat(journal).containsExactly("b: stop failed crash", "b: start 1");
    }

    @Test
    void oneForAllStopsInReverseOrderAndStartsForward() {
        var siblings = threeSiblings(Strategy.ONE_FOR_ALL, RestartPolicy.TRANSIENT);
        siblings.get(1).tell(CRASH);
        test.runUntilIdle();

        assertThat(journal).containsExactly("c: stop with b", "b: stop failed crash", "a: stop with b",
                "a: start 1", "b: start 1", "c: start 1");
    }

    @Test
    void restForOneRestartsTheChildAndThoseStartedAfterIt() {
        var siblings = threeSiblings(Strategy.REST_FOR_ONE, RestartPolicy.TRANSIENT);
        siblings.get(1).tell(CRASH);
        test.runUntilIdle();

        assertThat(journal).containsExactly("c: stop with b", "b: stop failed crash", "b: start 1",
                "c: start 1");
    }

    @Test
    void restForOneRestartsAllWhenTheFirstFails() {
        var siblings = threeSiblings(Strategy.REST_FOR_ONE, RestartPolicy.TRANSIENT);
        siblings.get(0).tell(CRASH);
        test.runUntilIdle();

        assertThat(journal).containsExactly("c: stop with a", "b: stop with a", "a: stop failed crash",
                "a: start 1", "b: start 1", "c: start 1");
    }

    @Test
    void restForOneRestartsOnlyTheLastWhenTheLastFails() {
        var siblings = threeSiblings(Strategy.REST_FOR_ONE, RestartPolicy.TRANSIENT);
        siblings.get(2).tell(CRASH);
        test.runUntilIdle();

        assertThat(journal).containsExactly("c: stop failed crash", "c: start 1");
    }

    @Test
    void aTemporarySiblingIsStoppedForGoodByAGroupRestart() {
        var siblings = threeSiblings(Strategy.ONE_FOR_ALL, RestartPolicy.TEMPORARY);
        siblings.get(0).tell(CRASH);
        test.runUntilIdle();

        assertThat(journal).containsExactly("c: stop with a", "b: stop with a", "a: stop failed crash",
                "a: start 1", "b: start 1");
        assertThat(siblings.get(2).isAlive()).isFalse();
    }

    @Test
    void aTemporaryChildIsNotRestartedNorAreItsSiblings() {
        var siblings = threeSiblings(Strategy.ONE_FOR_ALL, RestartPolicy.TEMPORARY);
        siblings.get(2).tell(CRASH);
        test.runUntilIdle();

        assertThat(journal).containsExactly("c: stop failed crash");
        assertThat(siblings.get(2).isAlive()).isFalse();
    }

    @Test
    void siblingsKeepTheirMessagesThroughAGroupRestart() {
        var siblings = threeSiblings(Strategy.ONE_FOR_ALL, RestartPolicy.TRANSIENT);
        siblings.get(0).tell(CRASH);
        siblings.get(1).tell(note(journal, "first"));
        siblings.get(1).tell(note(journal, "second"));
        test.runUntilIdle();

        assertThat(journal).contains("first", "second");
        assertThat(test.deadLetters()).hasSize(1);
    }

    @Test
    void aPermanentActorThatStopsItselfIsRestarted() {
        var actor = spawn("a", SpawnOptions.defaults().restart(RestartPolicy.PERMANENT));
        actor.tell(context -> context.stopSelf());
        test.runUntilIdle();

        assertThat(journal).containsExactly("a: start 0", "a: stop requested", "a: start 1");
    }

    @Test
    void aTransientActorThatStopsItselfHasEnded() {
        var actor = spawn("a", SpawnOptions.defaults());
        actor.tell(context -> context.stopSelf());
        actor.tell(note(journal, "too late"));
        test.runUntilIdle();

        assertThat(journal).containsExactly("a: start 0", "a: stop requested");
        assertThat(actor.isAlive()).isFalse();
        assertThat(test.deadLetters()).extracting(DeadLetter::cause)
                .containsExactly(new DeadLetter.Cause.Stopped());
    }

    @Test
    void aPermanentActorStoppedByTheSystemStaysDown() {
        var actor = spawn("a", SpawnOptions.defaults().restart(RestartPolicy.PERMANENT));
        test.runUntilIdle();
        test.system().stop(actor);
        test.runUntilIdle();

        assertThat(journal).containsExactly("a: start 0", "a: stop requested");
    }

    @Test
    void theSameMessageComesAgainAfterARestartAndBeforeTheOthers() {
        var attempts = new ArrayList<Integer>();
        var actor = spawn("a", SpawnOptions.defaults());
        actor.tell(context -> {
            attempts.add(context.restarts());
            if (context.restarts() < 2) {
                throw new Scripted.Crash("not yet");
            }
            journal.add("done");
        });
        actor.tell(note(journal, "next"));
        test.runUntilIdle();

        assertThat(attempts).containsExactly(0, 1, 2);
        assertThat(journal).endsWith("a: start 2", "done", "next");
        assertThat(test.deadLetters()).isEmpty();
    }

    @Test
    void aPoisonMessageIsADeadLetterAfterItsRedeliveries() {
        var actor = spawn("a", SpawnOptions.defaults());
        actor.tell(CRASH);
        actor.tell(note(journal, "next"));
        test.runUntilIdle();

        var letter = test.deadLetters().getFirst();
        assertThat(letter.message()).isSameAs(CRASH);
        assertThat(letter.recipient()).isSameAs(actor);
        assertThat(letter.cause()).isInstanceOfSatisfying(DeadLetter.Cause.Poison.class, poison -> {
            assertThat(poison.deliveries()).isEqualTo(4);
            assertThat(poison.failure()).hasMessage("crash");
        });
        assertThat(journal).endsWith("a: start 4", "next");
    }

    @Test
    void withoutRedeliveryTheFirstFailureKillsTheMessage() {
        var actor = spawn("a", NO_RETRY);
        actor.tell(CRASH);
        test.runUntilIdle();

        assertThat(test.deadLetters()).hasSize(1);
        assertThat(test.system().statistics(actor).restarts()).isEqualTo(1);
    }

    @Test
    void fiveRestartsSucceedAndTheSixthFailureEndsATopLevelActor() {
        superviseBy(AT_ONCE.limit(5, Duration.ofMinutes(1)));
        var actor = spawn("a", NO_RETRY);
        for (int i = 0; i < 5; i++) {
            actor.tell(CRASH);
        }
        test.runUntilIdle();
        assertThat(actor.isAlive()).isTrue();

        actor.tell(CRASH);
        test.runUntilIdle();
        assertThat(actor.isAlive()).isFalse();
        assertThat(test.events(RuntimeEvent.Escalated.class)).singleElement()
                .satisfies(event -> assertThat(event.cause()).isInstanceOf(RestartLimitException.class)
                        .hasMessage("actor://test/a ended again after 5 restarts within PT1M")
                        .hasRootCauseMessage("crash"));
    }

    @Test
    void theWindowOfTheLimitSlides() {
        superviseBy(AT_ONCE.limit(2, Duration.ofSeconds(10)));
        var actor = spawn("a", NO_RETRY);
        for (int i = 0; i < 10; i++) {
            actor.tell(CRASH);
            test.advance(Duration.ofSeconds(6));
        }

        assertThat(actor.isAlive()).isTrue();
        assertThat(test.system().statistics(actor).restarts()).isEqualTo(10);
    }

    /// More than two in ten seconds, though not in those of a clock, nor in those that began with
    /// the first crash.
    @ParameterizedTest
    @MethodSource("closeTogether")
    void crashesThatLieCloseTogetherReachTheLimitWhereverTheWindowBegins(List<Integer> seconds) {
        superviseBy(AT_ONCE.limit(2, Duration.ofSeconds(10)));
        var actor = spawn("a", NO_RETRY);
        int now = 0;
        for (int second : seconds) {
            assertThat(actor.isAlive()).as("before %s", second).isTrue();
            test.advance(Duration.ofSeconds(second - now));
            now = second;
            actor.tell(CRASH);
            test.runUntilIdle();
        }

        assertThat(actor.isAlive()).isFalse();
    }

    static List<List<Integer>> closeTogether() {
        return List.of(List.of(8, 9, 11), List.of(0, 8, 11, 12), List.of(5, 15, 16, 24));
    }

    @Test
    void oneForOneCountsRestartsOfEachChildByItself() {
        superviseBy(AT_ONCE.limit(1, Duration.ofMinutes(1)));
        var one = spawn("one", NO_RETRY);
        var two = spawn("two", NO_RETRY);
        one.tell(CRASH);
        two.tell(CRASH);
        test.runUntilIdle();

        assertThat(one.isAlive()).isTrue();
        assertThat(two.isAlive()).isTrue();
    }

    @Test
    void oneForAllCountsRestartsOfAllChildrenTogether() {
        superviseBy(AT_ONCE.limit(1, Duration.ofMinutes(1)).strategy(Strategy.ONE_FOR_ALL));
        var one = spawn("one", NO_RETRY);
        var two = spawn("two", NO_RETRY);
        one.tell(CRASH);
        test.runUntilIdle();
        two.tell(CRASH);
        test.runUntilIdle();

        assertThat(one.isAlive()).isTrue();
        assertThat(two.isAlive()).isFalse();
    }

    @Test
    void backOffDoublesAndHoldsUpNobodyElse() {
        var second = Duration.ofSeconds(1);
        superviseBy(Supervision.defaults().backoff(new Backoff(second, second.multipliedBy(3), 0)));
        var failing = spawn("a", NO_RETRY);
        var sibling = spawn("b", SpawnOptions.defaults());
        failing.tell(CRASH);
        failing.tell(CRASH);
        failing.tell(CRASH);
        sibling.tell(note(journal, "b works"));
        test.runUntilIdle();
        assertThat(journal).containsExactlyInAnyOrder("a: start 0", "b: start 0", "a: stop failed crash",
                "b works");

        journal.clear();
        test.advance(Duration.ofMillis(999));
        assertThat(journal).isEmpty();
        test.advance(Duration.ofMillis(1));
        assertThat(journal).containsExactly("a: start 1", "a: stop failed crash");
        test.advance(Duration.ofMillis(1999));
        assertThat(journal).hasSize(2);
        test.advance(Duration.ofMillis(1));
        assertThat(journal).endsWith("a: start 2", "a: stop failed crash");
        test.advance(Duration.ofMillis(2999));
        assertThat(journal).hasSize(4);
        test.advance(Duration.ofMillis(1));
        assertThat(journal).endsWith("a: start 3");
        assertThat(test.events(RuntimeEvent.Restarted.class)).extracting(RuntimeEvent.Restarted::pause)
                .containsExactly(second, second.multipliedBy(2), second.multipliedBy(3));
    }

    @Test
    void aChildStoppedDuringItsPauseStaysDown() {
        superviseBy(Supervision.defaults().backoff(new Backoff(Duration.ofHours(1), Duration.ofHours(1), 0)));
        var actor = spawn("a", NO_RETRY);
        actor.tell(CRASH);
        test.runUntilIdle();
        assertThat(actor.isAlive()).isTrue();
        test.system().stop(actor);
        test.runUntilIdle();
        assertThat(actor.isAlive()).isFalse();
        test.advance(Duration.ofHours(2));

        assertThat(journal).containsExactly("a: start 0", "a: stop failed crash");
    }

    @Test
    void aLimitReachedBelowMakesTheSupervisorFailAndStartWithFreshChildren() {
        var strict = SpawnOptions.defaults().supervision(AT_ONCE.limit(0, Duration.ofMinutes(1)));
        ActorRef<Act> parent = test.spawn("parent", context -> {
            context.spawn("child", named("child", journal), NO_RETRY);
            return Scripted.named("parent", journal).create(context);
        }, strict);
        test.runUntilIdle();
        var child = test.system().lookup("parent/child").orElseThrow();
        Children.crash(child);
        test.runUntilIdle();

        assertThat(journal).containsExactly("parent: start 0", "child: start 0", "child: stop failed crash",
                "parent: stop failed actor://test/parent/child ended again after 0 restarts within PT1M",
                "parent: start 1", "child: start 0");
        assertThat(parent.isAlive()).isTrue();
        assertThat(child.isAlive()).isFalse();
        assertThat(test.system().lookup("parent/child")).get().isNotSameAs(child);
    }

    @Test
    void escalationGoesUpToTheTopAndEndsThere() {
        superviseBy(AT_ONCE.limit(0, Duration.ofMinutes(1)));
        var strict = SpawnOptions.defaults().supervision(AT_ONCE.limit(0, Duration.ofMinutes(1)));
        ActorRef<Act> top = test.spawn("top", context -> {
            context.<Act>spawn("middle", middle -> {
                middle.spawn("leaf", named("leaf", journal), NO_RETRY);
                return named("middle", journal).create(middle);
            }, strict);
            return named("top", journal).create(context);
        }, strict);
        var other = spawn("other", SpawnOptions.defaults());
        test.runUntilIdle();
        Children.crash(test.system().lookup("top/middle/leaf").orElseThrow());
        test.runUntilIdle();

        assertThat(top.isAlive()).isFalse();
        assertThat(other.isAlive()).isTrue();
        assertThat(test.events(RuntimeEvent.Escalated.class)).extracting(event -> event.actor().path().name())
                .containsExactly("leaf", "middle", "top");
        assertThat(test.system().actors()).hasSize(1);
    }

    @Test
    void aRestartStopsTheChildrenFirst() {
        ActorRef<Act> parent = test.spawn("parent", context -> {
            context.spawn("one", named("one", journal));
            context.spawn("two", named("two", journal));
            return named("parent", journal).create(context);
        }, NO_RETRY);
        parent.tell(CRASH);
        test.runUntilIdle();

        assertThat(journal).containsSubsequence("two: stop requested", "one: stop requested",
                "parent: stop failed crash", "parent: start 1");
        assertThat(journal).endsWith("one: start 0", "two: start 0");
    }

    @Test
    void aChildThatFailsAgainInAGroupRestartBeginsANewOne() {
        var faults = new Faults().crashAtStart(2);
        var refs = new ArrayList<ActorRef<Act>>();
        var top = spawn("top", SpawnOptions.defaults().supervision(AT_ONCE.strategy(Strategy.ONE_FOR_ALL)));
        top.tell(context -> {
            refs.add(context.spawn("a", named("a", journal), NO_RETRY));
            refs.add(context.spawn("b", faults.around(named("b", journal)), NO_RETRY));
            refs.add(context.spawn("c", named("c", journal), NO_RETRY));
        });
        test.runUntilIdle();
        journal.clear();
        refs.get(0).tell(CRASH);
        test.runUntilIdle();

        assertThat(journal).containsExactly("c: stop with a", "b: stop with a", "a: stop failed crash",
                "a: start 1", "b: stop failed crash at start 2", "a: stop with b", "a: start 2", "b: start 2",
                "c: start 1");
    }

    /// Talks to children of unknown message type.
    private static final class Children {
        @SuppressWarnings("unchecked")
        static void crash(ActorRef<?> child) {
            ((ActorRef<Act>) child).tell(CRASH);
        }
    }
}
