package dev.actorweb.testkit;

import static dev.actorweb.testkit.Scripted.CRASH;
import static dev.actorweb.testkit.Scripted.named;
import static dev.actorweb.testkit.Scripted.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.StopReason;
import dev.actorweb.testkit.Scripted.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names, paths, watching and stopping.
class LifecycleTest {
    private final List<String> journal = new ArrayList<>();
    private final TestSystem test = TestSystem.create();

    @AfterEach
    void close() {
        test.close();
    }

    private ActorRef<Act> spawn(String name) {
        return test.spawn(name, named(name, journal));
    }

    @Test
    void aReferencePrintsAsItsPath() {
        var parent = spawn("parent");
        parent.tell(context -> journal.add(context.spawn("child", named("child", journal)).toString()));
        test.runUntilIdle();

        assertThat(parent).hasToString("actor://test/parent");
        assertThat(journal).contains("actor://test/parent/child");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a\nb", "a\u001b[31m", "\u0085", "a\u202eb", "\ud800", "$mine", ".",
            "..",
            "a\u2028b"})
    void aNameThatWouldConfuseAPathOrATerminalIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> spawn(name));
        assertThatIllegalArgumentException().isThrownBy(() -> TestSystem.builder().name(name).create());
    }

    @Test
    void aNameOf256CharactersIsRefusedAndOneOf255IsNot() {
        assertThatIllegalArgumentException().isThrownBy(() -> spawn("x".repeat(256)));
        assertThat(spawn("ü ".repeat(127) + "x").isAlive()).isTrue();
    }

    @Test
    void whatIsWrongWithANameIsSaid() {
        assertRefused("", "a name must not be empty");
        assertRefused("a/b", "a name must not contain / (character 2 of `a/b`)");
        assertRefused("a\u001b[31mb", "a name must not contain U+001B (character 2 of `a?[31mb`)");
        assertRefused("$1", "names that begin with $ are the runtime's own: $1");
        assertRefused("..", "a name must not be ..");
        assertRefused("n".repeat(256), "a name has at most 255 characters, and this one has 256");
    }

    private void assertRefused(String name, String why) {
        assertThatIllegalArgumentException().isThrownBy(() -> spawn(name)).withMessage(why);
        assertThatIllegalArgumentException().isThrownBy(() -> ActorSystem.create(name)).withMessage(why);
    }

    @Test
    void siblingsHaveUniqueNamesAndANameIsFreeAgainAfterTheEnd() {
        var first = spawn("a");
        assertThatIllegalStateException().isThrownBy(() -> spawn("a"))
                .withMessage("an actor named a lives already in the system test");
        test.system().stop(first);
        test.runUntilIdle();
        var second = spawn("a");

        assertThat(second).isNotEqualTo(first);
        assertThat(second.path()).isEqualTo(first.path());
    }

    @Test
    void whoIsGivenNoNameHasANumber() {
        var parent = spawn("parent");
        parent.tell(context -> {
            for (int i = 0; i < 3; i++) {
                journal.add(context.spawn(named("child", journal)).path().toString());
            }
        });
        test.runUntilIdle();
        var second = test.system().lookup("parent/$2").orElseThrow();

        assertThat(journal).contains("actor://test/parent/$1", "actor://test/parent/$2",
                "actor://test/parent/$3");
        assertThat(second).hasToString("actor://test/parent/$2");
        assertThat(test.system().actors()).extracting(ActorRef::toString).containsExactly(
                "actor://test/parent", "actor://test/parent/$1", "actor://test/parent/$2",
                "actor://test/parent/$3");
    }

    @Test
    void aNumberIsNotGivenTwiceAndNotToWhoHasAName() {
        var first = test.system().spawn(named("first", journal));
        var named = spawn("named");
        test.system().stop(first);
        test.runUntilIdle();
        var third = test.system().spawn(named("third", journal), SpawnOptions.defaults());

        assertThat(first).hasToString("actor://test/$1");
        assertThat(third).hasToString("actor://test/$3");
        assertThat(test.system().lookup("$1")).isEmpty();
        assertThat(test.system().lookup("$2")).isEmpty();
        assertThat(test.system().lookup("$3")).get().isSameAs(third);
        assertThat(test.system().lookup("named")).get().isSameAs(named);
    }

    @Test
    void aNumberStaysOverARestart() {
        var actor = test.system().spawn(named("actor", journal));
        actor.tell(CRASH);
        test.advance(Duration.ofSeconds(1));

        assertThat(test.system().statistics(actor).restarts()).isPositive();
        assertThat(test.system().lookup("$1")).get().isSameAs(actor);
    }

    @Test
    void nobodyIsStartedWithoutANameUnderAnActorThatEnds() {
        var parent = test.<Act>spawn("parent", context -> new Actor<Act>() {
            @Override
            public void receive(Act act) {}

            @Override
            public void stopped() {
                assertThatIllegalStateException().isThrownBy(() -> context.spawn(named("child", journal)))
                        .withMessage("cannot spawn a child: actor://test/parent is ending");
                journal.add("refused");
            }
        });
        test.runUntilIdle();
        test.system().stop(parent);
        test.runUntilIdle();

        assertThat(journal).containsExactly("refused");
    }

    @Test
    void actorsAreFoundByPathAndListedParentsFirst() {
        var parent = spawn("parent");
        var other = spawn("other");
        parent.tell(context -> context.spawn("child", named("child", journal)));
        test.runUntilIdle();
        var child = test.system().lookup("actor://test/parent/child").orElseThrow();

        assertThat(test.system().lookup("parent/child")).get().isSameAs(child);
        assertThat(test.system().actors()).hasSize(3).satisfiesExactly(a -> assertThat(a).isSameAs(parent),
                a -> assertThat(a).isSameAs(child), a -> assertThat(a).isSameAs(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "parent/", "parent/none", "none", "actor://elsewhere/parent",
            "parent//child"})
    void aPathThatLeadsNowhereFindsNothing(String path) {
        spawn("parent");

        assertThat(test.system().lookup(path)).isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway") // what a careless caller may do
    void aNullMessageIsRefusedAtTheDoor() {
        var actor = spawn("a");

        assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> actor.tell(null));
        test.runUntilIdle();
        assertThat(test.system().statistics(actor).sent()).isZero();
    }

    @Test
    void aMessageToAStoppedActorIsADeadLetterAndSaysSo() {
        var actor = spawn("a");
        test.system().stop(actor);
        test.runUntilIdle();
        var message = note(journal, "never");

        assertThat(actor.tell(message)).isEqualTo(Delivery.DEAD);
        assertThat(test.deadLetters()).singleElement()
                .satisfies(letter -> assertThat(letter.message()).isSameAs(message));
        assertThat(test.system().statistics(actor).dead()).isEqualTo(1);
    }

    @Test
    void stoppingAParentStopsItsChildrenLastStartedFirst() {
        var parent = spawn("parent");
        parent.tell(context -> {
            context.spawn("one", named("one", journal));
            context.spawn("two", named("two", journal));
        });
        test.runUntilIdle();
        journal.clear();
        test.system().stop(parent);
        test.runUntilIdle();

        assertThat(journal).containsExactly("two: stop requested", "one: stop requested",
                "parent: stop requested");
    }

    @Test
    void anActorStopsItsOwnChildrenOnly() {
        var stranger = spawn("stranger");
        var parent = spawn("parent");
        parent.tell(context -> context.spawn("child", named("child", journal)));
        test.runUntilIdle();
        parent.tell(context -> {
            context.stop(context.children().getFirst());
            assertThatIllegalArgumentException().isThrownBy(() -> context.stop(stranger));
        });
        test.runUntilIdle();

        assertThat(journal).contains("child: stop requested");
        assertThat(stranger.isAlive()).isTrue();
        assertThat(test.events(RuntimeEvent.Failed.class)).isEmpty();
    }

    @Test
    void theContextIsOnlyForTheActorsOwnTurn() {
        var leaked = new AtomicReference<ActorContext<Act>>();
        var actor = spawn("a");
        actor.tell(leaked::set);
        test.runUntilIdle();

        assertThatIllegalStateException().isThrownBy(() -> leaked.get().stopSelf())
                .withMessage("the context of actor://test/a is used outside of its turn");
        assertThat(leaked.get().self()).isSameAs(actor);
    }

    @Test
    void aContextOfAFormerIncarnationIsRefused() {
        var leaked = new AtomicReference<ActorContext<Act>>();
        var actor = test.spawn("a", named("a", journal), SpawnOptions.defaults().redeliveryLimit(0));
        actor.tell(leaked::set);
        actor.tell(CRASH);
        actor.tell(_ -> leaked.get().unstashAll());
        test.advance(Duration.ofSeconds(1));

        assertThat(test.events(RuntimeEvent.Failed.class)).last().satisfies(
                event -> assertThat(event.cause()).isInstanceOf(IllegalStateException.class));
    }

    // Watching.

    @Test
    void aWatcherHearsOfTheEndButNotOfARestart() {
        var watched = test.spawn("watched", named("watched", journal),
                SpawnOptions.defaults().redeliveryLimit(0));
        var watcher = spawn("watcher");
        watcher.tell(context -> context.watch(watched));
        watched.tell(CRASH);
        test.advance(Duration.ofSeconds(1));
        assertThat(journal).contains("watched: start 1").doesNotContain("watcher: watched terminated");

        watched.tell(context -> context.stopSelf());
        test.runUntilIdle();
        assertThat(journal).endsWith("watched: stop requested", "watcher: watched terminated");
    }

    @Test
    void watchingTheDeadIsAnsweredAtOnce() {
        var dead = spawn("dead");
        test.system().stop(dead);
        test.runUntilIdle();
        var watcher = spawn("watcher");
        watcher.tell(context -> context.watch(dead));
        test.runUntilIdle();

        assertThat(journal).endsWith("watcher: dead terminated");
    }

    @Test
    void watchingTwiceTellsOnceAndUnwatchingTellsNothing() {
        var one = spawn("one");
        var two = spawn("two");
        var watcher = spawn("watcher");
        watcher.tell(context -> {
            context.watch(one);
            context.watch(one);
            context.watch(two);
            context.unwatch(two);
        });
        test.runUntilIdle();
        test.system().stop(one);
        test.system().stop(two);
        test.runUntilIdle();

        assertThat(journal.stream().filter(line -> line.startsWith("watcher: "))).containsExactly(
                "watcher: start 0", "watcher: one terminated");
    }

    @Test
    void aWatcherThatRestartsForgetsWhomItWatched() {
        var watched = spawn("watched");
        var watcher = test.spawn("watcher", named("watcher", journal),
                SpawnOptions.defaults().redeliveryLimit(0));
        watcher.tell(context -> context.watch(watched));
        watcher.tell(CRASH);
        test.advance(Duration.ofSeconds(1));
        test.system().stop(watched);
        test.runUntilIdle();

        assertThat(journal).doesNotContain("watcher: watched terminated");
    }

    // Stopping the system.

    @Test
    void stoppingTheSystemDrainsMailboxesFirst() {
        var first = spawn("first");
        var second = spawn("second");
        first.tell(note(journal, "first works"));
        second.tell(_ -> first.tell(note(journal, "sent by second")));
        var termination = test.stop(Duration.ofSeconds(10));

        assertThat(termination.complete()).isTrue();
        assertThat(journal).containsSubsequence("sent by second", "second: stop requested",
                "first: stop requested");
        assertThat(test.deadLetters()).isEmpty();
    }

    @Test
    void anActorThatNeverComesToRestIsStoppedAfterItsTime() {
        var busy = spawn("busy");
        busy.tell(LifecycleTest::again);
        var termination = test.stop(Duration.ofSeconds(20));

        assertThat(termination.complete()).isTrue();
        assertThat(journal).endsWith("busy: stop requested");
    }

    private static void again(ActorContext<Act> context) {
        context.self().tell(LifecycleTest::again);
    }

    @Test
    void nobodyIsSpawnedOnceTheSystemStops() {
        test.stop(Duration.ofSeconds(1));

        assertThatIllegalStateException().isThrownBy(() -> spawn("late"))
                .withMessage("cannot spawn late: the system test is ending or has ended");
        assertThat(test.stop(Duration.ofSeconds(1)).complete()).isTrue();
    }

    @Test
    void anActorMustNotWaitForTheEndOfItsOwnSystem() {
        var actor = test.spawn("a", named("a", journal), SpawnOptions.defaults().redeliveryLimit(0));
        actor.tell(context -> context.system().stop(Duration.ofSeconds(1)));
        test.runUntilIdle();

        assertThat(test.events(RuntimeEvent.Failed.class)).singleElement()
                .satisfies(event -> assertThat(event.cause())
                        .hasMessage("actor://test/a must not wait for an end in its own system:"
                                + " have another thread do so, as Thread.startVirtualThread does"));
    }

    @Test
    void anEndedActorTellsWhy() {
        var probe = test.<Act>probe("probe");
        var actor = spawn("a");
        probe.watch(actor);
        test.system().stop(actor);

        assertThat(probe.expectTerminated(actor)).isEqualTo(new StopReason.Requested());
        assertThat(test.events(RuntimeEvent.Terminated.class)).extracting(RuntimeEvent.Terminated::reason)
                .containsExactly(new StopReason.Requested());
    }
}
