package dev.actorweb.testkit;

import static dev.actorweb.testkit.Scripted.named;
import static dev.actorweb.testkit.Scripted.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorStatistics;
import dev.actorweb.runtime.DeadLetter;
import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.Signal;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.testkit.Scripted.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Bounds and what happens at them, and the stash.
class MailboxTest {
    private final List<String> journal = new ArrayList<>();
    private final TestSystem test = TestSystem.create();

    @AfterEach
    void close() {
        test.close();
    }

    private ActorRef<Act> bounded(int capacity, Overflow overflow) {
        return spawn("bounded", capacity, overflow);
    }

    private ActorRef<Act> spawn(String name, int capacity, Overflow overflow) {
        return test.spawn(name, named(name, journal),
                SpawnOptions.defaults().mailbox(Mailbox.bounded(capacity, overflow)));
    }

    private List<Delivery> tellThree(ActorRef<Act> actor) {
        return List.of(actor.tell(note(journal, "one")), actor.tell(note(journal, "two")),
                actor.tell(note(journal, "three")));
    }

    private void assertAccounts(ActorRef<?> actor, long processed, long dropped, long rejected) {
        ActorStatistics statistics = test.system().statistics(actor);
        assertThat(statistics.processed()).isEqualTo(processed);
        assertThat(statistics.dropped()).isEqualTo(dropped);
        assertThat(statistics.rejected()).isEqualTo(rejected);
        assertThat(statistics.queued()).isZero();
        assertThat(statistics.sent()).isEqualTo(processed + dropped + rejected);
    }

    @Test
    void capacityZeroIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Mailbox.bounded(0, Overflow.BLOCK));
    }

    @Test
    void aFullMailboxThatRejectsTellsTheSender() {
        var actor = bounded(2, Overflow.REJECT);

        assertThat(tellThree(actor)).containsExactly(Delivery.ENQUEUED, Delivery.ENQUEUED, Delivery.REJECTED);
        test.runUntilIdle();
        assertThat(journal).containsExactly("bounded: start 0", "one", "two");
        assertAccounts(actor, 2, 0, 1);
        assertThat(test.events(RuntimeEvent.Rejected.class)).hasSize(1);
    }

    @Test
    void aFullMailboxThatDropsTheNewestKeepsTheOldest() {
        var actor = bounded(2, Overflow.DROP_NEWEST);

        assertThat(tellThree(actor)).containsExactly(Delivery.ENQUEUED, Delivery.ENQUEUED, Delivery.DROPPED);
        test.runUntilIdle();
        assertThat(journal).containsExactly("bounded: start 0", "one", "two");
        assertAccounts(actor, 2, 1, 0);
    }

    @Test
    void aFullMailboxThatDropsTheOldestKeepsTheNewest() {
        var actor = bounded(2, Overflow.DROP_OLDEST);

        assertThat(tellThree(actor)).containsOnly(Delivery.ENQUEUED);
        test.runUntilIdle();
        assertThat(journal).containsExactly("bounded: start 0", "two", "three");
        assertAccounts(actor, 2, 1, 0);
        assertThat(test.events(RuntimeEvent.Dropped.class)).hasSize(1);
    }

    @Test
    void anOutsideSenderToAFullMailboxThatBlocksGoesOnWhenThereIsRoom() {
        var actor = bounded(2, Overflow.BLOCK);

        assertThat(tellThree(actor)).containsOnly(Delivery.ENQUEUED);
        test.runUntilIdle();
        assertThat(journal).containsExactly("bounded: start 0", "one", "two", "three");
        assertAccounts(actor, 3, 0, 0);
        assertThat(test.events(RuntimeEvent.BackPressure.class)).hasSize(1);
    }

    @Test
    void anActorThatSendsToAFullMailboxIsMutedUntilThereIsRoom() {
        var slow = spawn("slow", 2, Overflow.BLOCK);
        test.runUntilIdle();
        var sender = test.spawn("sender", named("sender", journal));
        sender.tell(_ -> {
            for (int i = 1; i <= 4; i++) {
                slow.tell(note(journal, "message " + i));
            }
        });
        sender.tell(note(journal, "sender goes on"));
        test.runUntilIdle();

        assertThat(journal).containsExactly("slow: start 0", "sender: start 0", "message 1", "message 2",
                "message 3", "sender goes on", "message 4");
    }

    @Test
    void twoActorsThatFillEachOthersMailboxDoNotBlockForEver() {
        for (long seed = 1; seed <= 50; seed++) {
            var events = new ArrayList<String>();
            try (var many = TestSystem.create(seed)) {
                var options = SpawnOptions.defaults().mailbox(Mailbox.bounded(1, Overflow.BLOCK));
                var one = many.spawn("one", named("one", events), options);
                var two = many.spawn("two", named("two", events), options);
                one.tell(_ -> volley(two, one, 50, events));
                two.tell(_ -> volley(one, two, 50, events));
                many.runUntilIdle();
            }
            assertThat(events).as("seed %s", seed).contains("one 0", "two 0");
        }
    }

    private static void volley(ActorRef<Act> to, ActorRef<Act> from, int left, List<String> events) {
        events.add(from.path().name() + " " + left);
        if (left > 0) {
            to.tell(_ -> events.add("ignored"));
            to.tell(_ -> events.add("ignored"));
            from.tell(_ -> volley(to, from, left - 1, events));
        }
    }

    @Test
    void anActorNeverBlocksOnItself() {
        var actor = bounded(1, Overflow.BLOCK);
        actor.tell(context -> {
            context.self().tell(note(journal, "one"));
            context.self().tell(note(journal, "two"));
        });
        test.runUntilIdle();

        assertThat(journal).endsWith("one", "two");
    }

    @Test
    void aMutedSenderIsFreedWhenTheFullMailboxCloses() {
        var slow = spawn("slow", 1, Overflow.BLOCK);
        var sender = test.spawn("sender", named("sender", journal));
        test.runUntilIdle();
        sender.tell(_ -> {
            slow.tell(context -> context.stopSelf());
            slow.tell(note(journal, "never"));
            slow.tell(note(journal, "never"));
        });
        sender.tell(note(journal, "sender goes on"));
        test.runUntilIdle();

        assertThat(journal).contains("sender goes on").doesNotContain("never");
        assertThat(test.deadLetters()).hasSize(2);
    }

    @Test
    void timersAndResultsAreNotSubjectToTheBound() {
        var actor = bounded(1, Overflow.REJECT);
        actor.tell(context -> {
            context.schedule(Duration.ofSeconds(1), note(journal, "timer one"));
            context.schedule(Duration.ofSeconds(1), note(journal, "timer two"));
        });
        test.advance(Duration.ofSeconds(1));

        assertThat(journal).endsWith("timer one", "timer two");
    }

    static List<Mailbox> boundedByTwo() {
        List<Mailbox> all = new ArrayList<>();
        for (var overflow : Overflow.values()) {
            var plain = Mailbox.bounded(2, overflow);
            all.add(plain);
            all.add(plain.prioritized(String.class, _ -> 0));
            all.add(plain.timeToLive(Duration.ofHours(1)));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("boundedByTwo")
    void whatAnActorArrangedForItselfTakesNoRoom(Mailbox mailbox) {
        ActorRef<String> actor = test.spawn("a", context -> new Actor<String>() {
            {
                context.scheduleAtFixedRate(Duration.ofSeconds(1), "own beat");
                context.schedule(Duration.ofSeconds(1), "own");
                context.pipeToSelf(() -> "done", _ -> "own work");
            }

            @Override
            public void receive(String message) {
                journal.add(message);
            }
        }, SpawnOptions.defaults().mailbox(mailbox));
        test.runUntilIdle();
        for (int second = 1; second <= 3; second++) {
            journal.clear();
            test.pass(Duration.ofSeconds(1));
            for (int i = 1; i <= 2; i++) {
                assertThat(actor.tell("message " + i)).isEqualTo(Delivery.ENQUEUED);
            }
            assertThat(test.events(RuntimeEvent.BackPressure.class)).isEmpty();
            assertThat(test.system().statistics(actor).queued()).isEqualTo(second == 1 ? 4 : 3);
            test.runUntilIdle();
            assertThat(journal).filteredOn(message -> message.startsWith("message"))
                    .containsExactly("message 1", "message 2");
        }
        assertThat(test.system().statistics(actor).dropped()).isZero();
        assertThat(test.system().statistics(actor).rejected()).isZero();
    }

    // The stash.

    @Test
    void stashedMessagesComeBackBeforeTheOthersInTheirOrder() {
        var open = new boolean[1];
        ActorRef<String> actor = test.spawn("a", context -> message -> {
            if (message.equals("open")) {
                open[0] = true;
                context.unstashAll();
            } else if (open[0]) {
                journal.add(message);
            } else {
                context.stash();
            }
        });
        for (var message : List.of("one", "two", "open", "three")) {
            actor.tell(message);
        }
        test.runUntilIdle();

        assertThat(journal).containsExactly("one", "two", "three");
        assertAccounts(actor, 4, 0, 0);
    }

    @Test
    void stashedMessagesAreQueuedAndSurviveARestart() {
        ActorRef<String> actor = test.spawn("a", context -> message -> {
            if (message.equals("crash")) {
                throw new Scripted.Crash("crash");
            }
            if (context.restarts() == 0) {
                context.stash();
            } else {
                journal.add(message);
            }
        }, SpawnOptions.defaults().redeliveryLimit(0));
        actor.tell("one");
        actor.tell("two");
        test.runUntilIdle();
        assertThat(test.system().statistics(actor).queued()).isEqualTo(2);

        actor.tell("crash");
        actor.tell("three");
        test.advance(Duration.ofSeconds(1));
        assertThat(journal).containsExactly("one", "two", "three");
    }

    @Test
    void theLastMessageIsCountedOnceThoughItIsStashedAndComesBack() {
        var options = SpawnOptions.defaults().mailbox(Mailbox.bounded(2, Overflow.REJECT));
        ActorRef<String> actor = test.spawn("late", context -> new Actor<String>() {
            private boolean ready;

            @Override
            public void receive(String message) {
                if (!ready) {
                    context.receiveTimeout(Duration.ofSeconds(1));
                    context.stash();
                }
            }

            @Override
            public void signal(Signal signal) {
                ready = true;
                context.receiveTimeout(Duration.ZERO);
                context.unstashAll();
            }
        }, options);
        for (int i = 0; i < 2; i++) {
            assertThat(actor.tell("before")).isEqualTo(Delivery.ENQUEUED);
        }
        test.advance(Duration.ofSeconds(1));
        assertThat(test.system().statistics(actor).processed()).isEqualTo(2);

        for (int i = 0; i < 2; i++) {
            assertThat(actor.tell("after")).isEqualTo(Delivery.ENQUEUED);
        }
        assertThat(actor.tell("too many")).isEqualTo(Delivery.REJECTED);
        assertThat(test.system().statistics(actor).queued()).isEqualTo(2);
    }

    @Test
    void aMessageThatCameAloneIsStashedWhileOthersCome() {
        var self = new AtomicReference<ActorRef<String>>();
        ActorRef<String> actor = test.spawn("busy", context -> message -> {
            journal.add(message);
            if (journal.size() == 1) {
                self.get().tell("second");
                self.get().tell("third");
                context.stash();
            } else if (message.equals("third")) {
                context.unstashAll();
            }
        });
        self.set(actor);
        actor.tell("first");
        test.runUntilIdle();

        assertThat(journal).containsExactly("first", "second", "third", "first");
        assertThat(test.system().statistics(actor).processed()).isEqualTo(3);
    }

    @Test
    void stashedMessagesDieWithTheActor() {
        ActorRef<String> actor = test.spawn("a", context -> _ -> context.stash());
        actor.tell("one");
        test.runUntilIdle();
        test.system().stop(actor);
        test.runUntilIdle();

        assertThat(test.deadLetters()).hasSize(1);
        assertThat(test.system().statistics(actor).dead()).isEqualTo(1);
    }

    @Test
    void aMessageThatIsStashedAndThenFailsIsRedeliveredOnce() {
        ActorRef<String> actor = test.spawn("a", context -> message -> {
            journal.add(message + " " + context.restarts());
            if (context.restarts() == 0) {
                context.stash();
                throw new Scripted.Crash("after stashing");
            }
        });
        actor.tell("one");
        test.advance(Duration.ofSeconds(1));

        assertThat(journal).containsExactly("one 0", "one 1");
        assertAccounts(actor, 1, 0, 0);
    }

    @Test
    void toBeStashedIsNotToFail() {
        ActorRef<String> actor = test.spawn("a", context -> message -> {
            journal.add(message + " " + context.restarts());
            if (context.restarts() > 0) {
                return;
            }
            if (journal.size() <= 5) {
                context.stash();
                context.unstashAll();
            } else {
                throw new Scripted.Crash("the first failure");
            }
        }, SpawnOptions.defaults().redeliveryLimit(1));
        actor.tell("one");
        test.advance(Duration.ofSeconds(1));

        assertThat(journal).endsWith("one 0", "one 1").hasSize(7);
        assertAccounts(actor, 1, 0, 0);
    }

    @Test
    void aMessageThatIsStashedBeforeEachFailureIsPoisonAfterItsRedeliveries() {
        ActorRef<String> actor = test.spawn("a", context -> message -> {
            journal.add(message);
            context.stash();
            if (journal.size() % 2 == 0) {
                context.unstashAll();
            }
            throw new Scripted.Crash("after stashing");
        }, SpawnOptions.defaults().redeliveryLimit(2));
        actor.tell("one");
        test.advance(Duration.ofSeconds(1));

        assertThat(journal).containsExactly("one", "one", "one");
        assertThat(test.deadLetters()).singleElement()
                .satisfies(letter -> assertThat(letter.cause())
                        .isInstanceOfSatisfying(DeadLetter.Cause.Poison.class,
                                poison -> assertThat(poison.deliveries()).isEqualTo(3)));
    }

    @Test
    void aStashedMessageOfATimerSurvivesARestartThoughItsTimerDoesNot() {
        ActorRef<Act> actor = spawn("a", 3, Overflow.REJECT);
        actor.tell(context -> context.schedule(Duration.ofSeconds(1), inner -> {
            if (inner.restarts() == 0) {
                inner.stash();
            } else {
                journal.add("beat after " + inner.restarts());
            }
        }));
        test.advance(Duration.ofSeconds(1));
        actor.tell(Scripted.CRASH);
        test.advance(Duration.ofSeconds(5));

        assertThat(journal).endsWith("beat after 4");
    }

    @Test
    void aMessageThatIsStashedUnstashedAndThenFailsIsRedeliveredOnce() {
        ActorRef<String> actor = test.spawn("a", context -> message -> {
            journal.add(message + " " + context.restarts());
            if (context.restarts() == 0) {
                context.stash();
                context.unstashAll();
                throw new Scripted.Crash("after stashing");
            }
        });
        actor.tell("one");
        actor.tell("two");
        test.advance(Duration.ofSeconds(1));

        assertThat(journal).containsExactly("one 0", "one 1", "two 1");
        assertAccounts(actor, 2, 0, 0);
    }

    @Test
    void stashingTwiceOrWithoutAMessageIsRefused() {
        var failures = new ArrayList<Throwable>();
        ActorRef<String> actor = test.spawn("a", context -> _ -> {
            context.stash();
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(context::stash)
                    .satisfies(failures::add);
        });
        actor.tell("one");
        test.runUntilIdle();

        assertThat(failures).hasSize(1);
    }
}
