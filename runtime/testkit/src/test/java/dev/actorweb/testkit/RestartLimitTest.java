package dev.actorweb.testkit;

import static dev.actorweb.testkit.Scripted.CRASH;
import static dev.actorweb.testkit.Scripted.named;
import static dev.actorweb.testkit.Scripted.note;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Backoff;
import dev.actorweb.runtime.RestartLimitException;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import dev.actorweb.runtime.Supervision.Strategy;
import dev.actorweb.testkit.Scripted.Act;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// How often and how soon actors are restarted, and what follows when that is over.
class RestartLimitTest extends Supervised {
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
        crash(child);
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
        crash(test.system().lookup("top/middle/leaf").orElseThrow());
        test.runUntilIdle();

        assertThat(top.isAlive()).isFalse();
        assertThat(other.isAlive()).isTrue();
        assertThat(test.events(RuntimeEvent.Escalated.class)).extracting(event -> event.actor().path().name())
                .containsExactly("leaf", "middle", "top");
        assertThat(test.system().actors()).hasSize(1);
    }
}
