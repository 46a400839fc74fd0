package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Backoff;
import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.Supervision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A message that has failed is in the actor's hand until it is handled again. What runs in between
/// has nothing to do with it.
class InHandTest {
    private static final String NONE = "java.lang.IllegalStateException: there is no message in hand in actor://test/a";

    private final TestSystem test = TestSystem.builder()
            .supervision(Supervision.defaults().backoff(Backoff.none())).create();
    private final List<String> journal = new ArrayList<>();

    @AfterEach
    void close() {
        test.close();
    }

    /// What runs between a failure and the next try.
    enum Between {
        STOPPED, FACTORY, STARTED
    }

    /// Fails at its first message, and does something else before that comes again.
    private final class Forgetful implements Actor<ActorRef<String>> {
        private final ActorContext<ActorRef<String>> context;
        private final Between when;
        private final Consumer<ActorContext<ActorRef<String>>> what;

        Forgetful(ActorContext<ActorRef<String>> context, Between when,
                Consumer<ActorContext<ActorRef<String>>> what) {
            this.context = context;
            this.when = when;
            this.what = what;
            at(Between.FACTORY, 1);
        }

        private void at(Between now, int incarnation) {
            if (now == when && context.restarts() == incarnation) {
                try {
                    what.accept(context);
                } catch (IllegalStateException e) {
                    journal.add(e.toString());
                }
            }
        }

        @Override
        public void started() {
            at(Between.STARTED, 1);
        }

        @Override
        public void stopped() {
            at(Between.STOPPED, 0);
        }

        @Override
        public void receive(ActorRef<String> replyTo) {
            if (context.restarts() == 0) {
                throw new Scripted.Crash("crash");
            }
            journal.add("handled");
            replyTo.tell("answer");
        }
    }

    private ActorRef<ActorRef<String>> forgetful(Between when,
            Consumer<ActorContext<ActorRef<String>>> what) {
        return test.spawn("a", context -> new Forgetful(context, when, what));
    }

    private void assertHandledOnce(ActorRef<?> actor) {
        var accounts = test.system().statistics(actor);
        assertThat(accounts.processed()).isEqualTo(2);
        assertThat(accounts.queued() + accounts.dead() + accounts.dropped()).isZero();
        assertThat(accounts.restarts()).isEqualTo(1);
        assertThat(test.deadLetters()).isEmpty();
    }

    private void play(Between when, Consumer<ActorContext<ActorRef<String>>> what) {
        var replies = new MockRef<String>("replies");
        var actor = forgetful(when, what);
        actor.tell(replies);
        actor.tell(replies);
        test.advance(Duration.ofSeconds(1));
        assertThat(replies.messages()).containsExactly("answer", "answer");
        assertHandledOnce(actor);
    }

    @ParameterizedTest
    @EnumSource
    void itCannotBeRefusedMeanwhile(Between when) {
        play(when, ActorContext::unhandled);
        assertThat(journal).containsExactly(NONE, "handled", "handled");
    }

    @ParameterizedTest
    @EnumSource
    void itCannotBeStashedMeanwhile(Between when) {
        play(when, ActorContext::stash);
        assertThat(journal).containsExactly(NONE, "handled", "handled");
    }

    @ParameterizedTest
    @EnumSource
    void theQuestionBehindItDoesNotGoWithWhatIsSentMeanwhile(Between when) throws InterruptedException {
        var full = new MockRef<String>("full");
        full.answer(Delivery.REJECTED);
        var actor = forgetful(when, context -> context.forward(full, "hello"));

        var answer = test.system().<ActorRef<String>, String>ask(actor, replyTo -> replyTo,
                Duration.ofSeconds(1));
        assertThat(answer.await()).hasToString("Success[value=answer]");
    }

    @Test
    void nothingIsBecomeBeforeThereIsAnActorOrAfterIt() {
        ActorRef<String> actor = test.spawn("a", context -> {
            try {
                context.become(_ -> {});
            } catch (IllegalStateException e) {
                journal.add(e.getMessage());
            }
            return new Actor<>() {
                @Override
                public void receive(String message) {
                    journal.add(message);
                }

                @Override
                public void stopped() {
                    try {
                        context.become(_ -> {});
                    } catch (IllegalStateException e) {
                        journal.add(e.getMessage());
                    }
                }
            };
        });
        actor.tell("handled");
        test.runUntilIdle();
        test.system().stop(actor);
        test.runUntilIdle();
        var refused = "actor://test/a cannot become another in its factory, which returns the object to begin"
                + " with, or in stopped()";
        assertThat(journal).containsExactly(refused, "handled", refused);
    }
}
