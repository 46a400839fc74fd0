package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Backoff;
import dev.actorweb.runtime.DeadLetter;
import dev.actorweb.runtime.DeadLetter.Cause;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Outcome;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.Signal;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What an actor may do with itself and with the message in hand: become another, forward, refuse.
class BehaviourTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestSystem test = TestSystem.builder()
            .supervision(Supervision.defaults().backoff(Backoff.none())).create();
    private final List<String> journal = new ArrayList<>();

    @AfterEach
    void close() {
        test.close();
    }

    /// A door: opened, it takes everything; closed, it takes `open` and stashes the rest.
    private final class Door implements Actor<String> {
        private final ActorContext<String> context;

        Door(ActorContext<String> context) {
            this.context = context;
        }

        @Override
        public void receive(String message) {
            switch (message) {
                case "open" -> {
                    context.become(this::opened);
                    context.unstashAll();
                }
                case "crash" -> throw new IllegalStateException("crash");
                default -> context.stash();
            }
        }

        private void opened(String message) {
            switch (message) {
                case "close" -> context.become(this);
                case "crash" -> throw new IllegalStateException("crash");
                default -> journal.add(message);
            }
        }

        @Override
        public void stopped() {
            journal.add("stopped");
        }
    }

    private static void tellAll(ActorRef<String> actor, String... messages) {
        for (var message : messages) {
            actor.tell(message);
        }
    }

    @Test
    void anActorBecomesAnotherFromTheNextMessageOn() {
        ActorRef<String> door = test.spawn("door", Door::new);
        tellAll(door, "a", "open", "b", "close", "c");
        test.runUntilIdle();
        assertThat(journal).containsExactly("a", "b");
        tellAll(door, "open");
        test.runUntilIdle();
        assertThat(journal).containsExactly("a", "b", "c");
    }

    @Test
    void theFirstInstanceIsTheOneThatStops() {
        ActorRef<String> door = test.spawn("door", Door::new);
        tellAll(door, "open");
        test.runUntilIdle();
        test.system().stop(door);
        test.runUntilIdle();
        assertThat(journal).containsExactly("stopped");
    }

    @Test
    void aRestartBeginsWithTheFirstBehaviour() {
        ActorRef<String> door = test.spawn("door", Door::new, SpawnOptions.defaults().redeliveryLimit(0));
        tellAll(door, "open", "crash", "a", "b", "open");
        test.advance(SECOND);
        assertThat(journal).containsExactly("stopped", "a", "b");
    }

    @Test
    void aFactoryThatReturnsTheSameInstanceIsCaughtAlsoAfterItBecameAnother() {
        var same = new ArrayList<Door>();
        ActorRef<String> door = test.spawn("door", context -> {
            if (same.isEmpty()) {
                same.add(new Door(context));
            }
            return same.getFirst();
        }, SpawnOptions.defaults().redeliveryLimit(0));
        tellAll(door, "open", "crash");
        test.advance(Duration.ofMinutes(1));
        assertThat(door.isAlive()).isFalse();
    }

    @Test
    void signalsGoToWhatTheActorHasBecome() {
        ActorRef<String> other = test.spawn("other", _ -> _ -> {});
        test.<String>spawn("a", context -> {
            context.watch(other);
            return _ -> context.become(new Actor<>() {
                @Override
                public void receive(String message) {}

                @Override
                public void signal(Signal signal) {
                    journal.add(signal.getClass().getSimpleName());
                }
            });
        }).tell("become");
        test.runUntilIdle();
        test.system().stop(other);
        test.runUntilIdle();
        assertThat(journal).containsExactly("Terminated");
    }

    // Refusing.

    @Test
    void aMessageThatIsNotHandledIsADeadLetter() {
        ActorRef<String> actor = test.spawn("a", context -> _ -> context.unhandled());
        actor.tell("hm");
        test.runUntilIdle();
        assertThat(test.deadLetters()).containsExactly(new DeadLetter("hm", actor, new Cause.Unhandled()));
        var accounts = test.system().statistics(actor);
        assertThat(accounts.dead()).isEqualTo(1);
        assertThat(accounts.processed()).isZero();
    }

    @Test
    void aQuestionThatIsNotHandledFailsAtOnce() throws InterruptedException {
        ActorRef<ActorRef<String>> actor = test.spawn("a", context -> _ -> context.unhandled());
        var outcome = test.system().<ActorRef<String>, String>ask(actor, to -> to, SECOND).await();
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failure.class,
                failure -> assertThat(failure.cause())
                        .hasMessage("a question was not handled by actor://test/a"));
    }

    @Test
    void refusingTwiceOrWithoutAMessageIsRefused() {
        ActorRef<String> actor = test.spawn("a", context -> {
            assertThatIllegalStateException().isThrownBy(context::unhandled)
                    .withMessage("there is no message in hand in actor://test/a");
            return _ -> {
                context.unhandled();
                assertThatIllegalStateException().isThrownBy(context::unhandled);
                assertThatIllegalStateException().isThrownBy(context::stash);
                journal.add("refused");
            };
        });
        actor.tell("hm");
        test.runUntilIdle();
        assertThat(journal).containsExactly("refused");
    }

    @Test
    void aMessageThatIsRefusedAndThenFailsIsRedelivered() {
        ActorRef<String> actor = test.spawn("a", new Faults().crashAfter(1).around(context -> message -> {
            journal.add(message);
            if (journal.size() == 1) {
                context.unhandled();
            }
        }));
        actor.tell("hm");
        test.advance(SECOND);
        assertThat(journal).containsExactly("hm", "hm");
        assertThat(test.deadLetters()).isEmpty();
        assertThat(test.system().statistics(actor).processed()).isEqualTo(1);
    }

    @Test
    void aTimersMessageThatIsRefusedComesAgainAtItsTime() {
        test.<String>spawn("a", context -> {
            context.scheduleAtFixedRate(SECOND, "tick");
            return _ -> context.unhandled();
        });
        test.advance(Duration.ofSeconds(3));
        assertThat(test.deadLetters()).hasSize(3);
    }

    // Forwarding.

    private ActorRef<ActorRef<String>> forwarder(ActorRef<ActorRef<String>> target) {
        return test.spawn("forwarder", context -> replyTo -> context.forward(target, replyTo));
    }

    private Outcome<String> askThrough(ActorRef<ActorRef<String>> forwarder) throws InterruptedException {
        return test.system().<ActorRef<String>, String>ask(forwarder, to -> to, SECOND).await();
    }

    @Test
    void aForwardedQuestionIsAnsweredByTheOther() throws InterruptedException {
        ActorRef<ActorRef<String>> target = test.spawn("target", _ -> replyTo -> replyTo.tell("here"));
        assertThat(askThrough(forwarder(target))).isEqualTo(new Outcome.Success<>("here"));
    }

    @Test
    void aQuestionForwardedToAnEndedActorFailsAtOnce() throws InterruptedException {
        ActorRef<ActorRef<String>> target = test.spawn("target", _ -> _ -> {});
        test.system().stop(target);
        test.runUntilIdle();
        assertThat(askThrough(forwarder(target))).isInstanceOfSatisfying(Outcome.Failure.class,
                failure -> assertThat(failure.cause()).hasMessageContaining("a question"));
        assertThat(test.system().dispatcher().nanoTime()).isZero();
    }

    @Test
    void aQuestionForwardedToAFullMailboxFailsAtOnce() throws InterruptedException {
        for (var overflow : List.of(Overflow.REJECT, Overflow.DROP_NEWEST)) {
            ActorRef<ActorRef<String>> target = test.spawn("target-" + overflow, _ -> _ -> {},
                    SpawnOptions.defaults().mailbox(Mailbox.bounded(1, overflow)));
            var replies = new MockRef<String>("replies");
            ActorRef<ActorRef<String>> forwarder = test.spawn("forwarder-" + overflow, context -> replyTo -> {
                target.tell(replies);
                target.tell(replies);
                context.forward(target, replyTo);
            });
            assertThat(askThrough(forwarder)).isInstanceOf(Outcome.Failure.class);
        }
        assertThat(test.system().dispatcher().nanoTime()).isZero();
    }

    @Test
    void aForwardedQuestionFailsWhenTheOtherEndsBeforeItComesToIt() throws InterruptedException {
        ActorRef<ActorRef<String>> target = test.spawn("target", context -> _ -> context.stopSelf());
        var forwarder = forwarder(target);
        var first = test.system().<ActorRef<String>, String>ask(forwarder, to -> to, SECOND).future();
        var second = test.system().<ActorRef<String>, String>ask(forwarder, to -> to, SECOND).future();
        test.runUntilIdle();
        assertThat(first).isNotDone();
        assertThat(second.exceptionNow()).hasMessage("a question came too late for actor://test/forwarder");
    }

    @Test
    void aPlainMessageIsForwardedAsItIs() {
        var probe = test.<String>probe("probe");
        test.<String>spawn("a", context -> message -> context.forward(probe.ref(), message + "!")).tell("hm");
        probe.expectMessage("hm!");
    }
}
