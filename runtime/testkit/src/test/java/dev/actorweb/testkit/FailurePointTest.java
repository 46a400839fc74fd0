package dev.actorweb.testkit;

import static dev.actorweb.testkit.Scripted.CRASH;
import static dev.actorweb.testkit.Scripted.named;
import static dev.actorweb.testkit.Scripted.note;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Backoff;
import dev.actorweb.runtime.DeadLetter;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.Signal;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.StopReason;
import dev.actorweb.runtime.Supervision;
import dev.actorweb.testkit.Scripted.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Failures at every point of an actor's life: in the factory, the start, a message, a signal, a
/// timer, the stop.
class FailurePointTest {
    private static final SpawnOptions NO_RETRY = SpawnOptions.defaults().redeliveryLimit(0);

    private final List<String> journal = new ArrayList<>();
    private final TestSystem test = TestSystem.builder()
            .supervision(Supervision.defaults().backoff(Backoff.none())).create();

    @AfterEach
    void close() {
        test.close();
    }

    private ActorRef<Act> spawn(String name, SpawnOptions options) {
        return test.spawn(name, named(name, journal), options);
    }

    @Test
    void aFactoryThatThrowsIsRetriedUpToTheLimit() {
        var calls = new ArrayList<Integer>();
        var actor = test.<Act>spawn("a", context -> {
            calls.add(context.restarts());
            throw new Scripted.Crash("no instance");
        });
        test.runUntilIdle();

        assertThat(calls).hasSize(11);
        assertThat(actor.isAlive()).isFalse();
        assertThat(test.events(RuntimeEvent.Failed.class)).allSatisfy(
                event -> assertThat(event.during()).isEqualTo(RuntimeEvent.Activity.CREATE));
    }

    @Test
    void aFailedStartIsRetriedAndTheMessageWaits() {
        var actor = test.spawn("a", new Faults().crashAtStart(1).around(named("a", journal)));
        actor.tell(note(journal, "handled"));
        test.runUntilIdle();

        assertThat(journal).containsExactly("a: stop failed crash at start 1", "a: start 1", "handled");
    }

    @Test
    void aFactoryThatReturnsTheSameInstanceIsRefusedEachTime() {
        var handled = new ArrayList<Act>();
        Actor<Act> only = act -> {
            handled.add(act);
            throw new Scripted.Crash("crash");
        };
        ActorRef<Act> actor = test.spawn("a", _ -> only, NO_RETRY);
        actor.tell(CRASH);
        actor.tell(CRASH);
        test.advance(Duration.ofMinutes(1));

        assertThat(handled).hasSize(1);
        assertThat(actor.isAlive()).isFalse();
        assertThat(test.events(RuntimeEvent.Failed.class)).hasSizeGreaterThan(2)
                .last().satisfies(event -> assertThat(event.cause())
                        .hasMessage("the factory of actor://test/a returned the same instance again"));
    }

    @Test
    void aFactoryThatTakesInstancesInTurnIsRefused() {
        var handled = new ArrayList<Integer>();
        var pool = new ArrayList<Actor<Act>>();
        for (int i = 0; i < 3; i++) {
            int number = i;
            pool.add(act -> {
                handled.add(number);
                throw new Scripted.Crash("crash");
            });
        }
        ActorRef<Act> actor = test.spawn("a", context -> pool.get(context.restarts() % pool.size()),
                NO_RETRY);
        for (int i = 0; i < 5; i++) {
            actor.tell(CRASH);
        }
        test.advance(Duration.ofMinutes(1));

        assertThat(handled).containsExactly(0, 1, 2);
        assertThat(actor.isAlive()).isFalse();
        assertThat(test.events(RuntimeEvent.Failed.class)).element(3)
                .satisfies(event -> assertThat(event.cause())
                        .hasMessage("the factory of actor://test/a returned the same instance again"));
    }

    @ParameterizedTest
    @CsvSource({"8, false", "9, true"})
    void theInstancesOfTheLastEightIncarnationsAreKnown(int instances, boolean accepted) {
        var handled = new ArrayList<Integer>();
        var pool = new ArrayList<Actor<Act>>();
        for (int i = 0; i < instances; i++) {
            int number = i;
            pool.add(_ -> {
                handled.add(number);
                throw new Scripted.Crash("crash");
            });
        }
        ActorRef<Act> actor = test.spawn("a", context -> pool.get(context.restarts() % instances), NO_RETRY);
        for (int i = 0; i <= instances; i++) {
            actor.tell(CRASH);
        }
        test.runUntilIdle();

        assertThat(handled).hasSize(accepted ? instances + 1 : instances);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100})
    void oneObjectForTwoActorsIsRefusedHoweverFarApartTheyWereStarted(int between) {
        Actor<Act> only = act -> journal.add("handled by " + act);
        test.<Act>spawn("a", _ -> only);
        for (int i = 0; i < between; i++) {
            spawnBetween(i);
        }
        ActorRef<Act> second = test.spawn("b", _ -> only);
        test.advance(Duration.ofMinutes(1));

        assertThat(second.isAlive()).isFalse();
        assertThat(test.events(RuntimeEvent.Failed.class)).first()
                .satisfies(event -> assertThat(event.cause())
                        .hasMessage(
                                "the factory of actor://test/b returned the instance that another actor is"));
    }

    private void spawnBetween(int number) {
        test.<Act>spawn("between" + number, _ -> _ -> journal.add("handled by " + number));
    }

    @Test
    void theObjectOfAnActorThatHasEndedMayBeAnothers() {
        Actor<Act> only = _ -> journal.add("handled");
        for (var name : List.of("a", "b")) {
            ActorRef<Act> actor = test.spawn(name, _ -> only);
            actor.tell(CRASH);
            test.runUntilIdle();
            test.system().stop(actor);
            test.runUntilIdle();
        }
        assertThat(journal).containsExactly("handled", "handled");
    }

    @Test
    void anInstanceWithoutStateMayBeUsedAgain() {
        ActorRef<Act> actor = test.spawn("a", _ -> act -> act.in(nobody()), NO_RETRY);
        actor.tell(CRASH);
        actor.tell(_ -> journal.add("handled"));
        test.advance(Duration.ofMinutes(1));

        assertThat(journal).containsExactly("handled");
    }

    @SuppressWarnings("NullAway") // these acts need no context
    private static ActorContext<Act> nobody() {
        return null;
    }

    @Test
    @SuppressWarnings("NullAway") // what a careless caller may do
    void aFactoryThatReturnsNullHasFailed() {
        test.spawn("a", _ -> null);
        test.runUntilIdle();

        assertThat(test.events(RuntimeEvent.Failed.class)).first().satisfies(
                event -> assertThat(event.cause()).hasMessage("the factory of actor://test/a returned null"));
    }

    @Test
    void aFailureWhileStoppingIsReportedAndStopsNothing() {
        ActorRef<Act> actor = test.spawn("a", _ -> new Actor<Act>() {
            @Override
            public void receive(Act message) {}

            @Override
            public void stopped() {
                throw new Scripted.Crash("in stop");
            }
        });
        test.runUntilIdle();
        test.system().stop(actor);
        test.runUntilIdle();

        assertThat(actor.isAlive()).isFalse();
        assertThat(test.events(RuntimeEvent.Failed.class)).singleElement()
                .satisfies(event -> assertThat(event.during()).isEqualTo(RuntimeEvent.Activity.STOP));
    }

    @Test
    void aMessageOfATimerThatFailsIsRedelivered() {
        var actor = spawn("a", SpawnOptions.defaults());
        actor.tell(context -> context.schedule(Duration.ofSeconds(1), inner -> {
            if (inner.restarts() == 0) {
                throw new Scripted.Crash("in timer");
            }
            journal.add("handled by " + inner.restarts());
        }));
        test.advance(Duration.ofSeconds(1));

        assertThat(journal).containsExactly("a: start 0", "a: stop failed in timer", "a: start 1",
                "handled by 1");
    }

    @Test
    void stackOverflowAndLackOfMemoryAreFailuresLikeAnyOther() {
        var actor = spawn("a", NO_RETRY);
        actor.tell(FailurePointTest::overflow);
        actor.tell(_ -> {
            throw new OutOfMemoryError("pretended");
        });
        actor.tell(note(journal, "goes on"));
        test.runUntilIdle();

        assertThat(journal).endsWith("a: start 2", "goes on");
    }

    @SuppressWarnings("InfiniteRecursion") // on purpose
    private static void overflow(Object context) {
        overflow(context);
    }

    @Test
    void aTellInTheDepthOfAnOverflowingStackLosesNobodysWakeUp() {
        var other = spawn("other", SpawnOptions.defaults());
        var actor = spawn("a", NO_RETRY);
        test.runUntilIdle();
        actor.tell(_ -> tellDeeper(other));
        test.runUntilIdle();
        other.tell(note(journal, "awake"));
        test.runUntilIdle();

        assertThat(journal).endsWith("awake");
        assertThat(test.system().statistics(other).queued()).isZero();
    }

    @SuppressWarnings("InfiniteRecursion") // on purpose
    private static void tellDeeper(ActorRef<Act> other) {
        other.tell(_ -> {});
        tellDeeper(other);
    }

    @Test
    void anActorThatEndsForFailureLeavesItsMailToTheDeadLetters() {
        var actor = spawn("a", SpawnOptions.defaults().restart(RestartPolicy.TEMPORARY));
        var probe = test.<Act>probe("probe");
        probe.watch(actor);
        actor.tell(CRASH);
        actor.tell(note(journal, "never"));
        test.runUntilIdle();

        assertThat(test.deadLetters()).extracting(DeadLetter::cause).hasSize(2).satisfiesExactly(
                first -> assertThat(first).isInstanceOf(DeadLetter.Cause.Poison.class),
                second -> assertThat(second).isEqualTo(new DeadLetter.Cause.Stopped()));
        assertThat(probe.expectTerminated(actor)).isInstanceOf(StopReason.Failed.class);
    }

    @Test
    void aSignalThatFailsIsAFailureOfTheActorAndDoesNotComeAgain() {
        var signals = new ArrayList<Signal>();
        var watched = spawn("watched", NO_RETRY);
        var watcher = test.<Act>spawn("watcher", context -> new FailingWatcher(context, signals));
        watcher.tell(context -> context.watch(watched));
        test.runUntilIdle();
        test.system().stop(watched);
        test.runUntilIdle();

        assertThat(signals).containsExactly(new Signal.Terminated(watched, new StopReason.Requested()));
        assertThat(test.system().statistics(watcher).restarts()).isEqualTo(1);
        assertThat(test.events(RuntimeEvent.Failed.class)).extracting(RuntimeEvent.Failed::during)
                .containsExactly(RuntimeEvent.Activity.SIGNAL);
    }

    private record FailingWatcher(ActorContext<Act> context, List<Signal> signals) implements Actor<Act> {
        @Override
        public void receive(Act act) throws Exception {
            act.in(context);
        }

        @Override
        public void signal(Signal signal) {
            signals.add(signal);
            throw new Scripted.Crash("in signal");
        }
    }
}
