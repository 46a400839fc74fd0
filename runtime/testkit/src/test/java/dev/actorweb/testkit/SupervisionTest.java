package dev.actorweb.testkit;

import static dev.actorweb.testkit.Scripted.CRASH;
import static dev.actorweb.testkit.Scripted.named;
import static dev.actorweb.testkit.Scripted.note;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.DeadLetter;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision.Strategy;
import dev.actorweb.testkit.Scripted.Act;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who is restarted, in which order: strategies and policies on a running tree.
class SupervisionTest extends Supervised {
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
}
