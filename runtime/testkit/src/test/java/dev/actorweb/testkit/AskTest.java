package dev.actorweb.testkit;

import static dev.actorweb.testkit.Scripted.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.actorweb.runtime.ActorPath;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorTimeoutException;
import dev.actorweb.runtime.DeadLetter;
import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Outcome;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.UndeliveredException;
import dev.actorweb.testkit.Scripted.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Questions: answers, deadlines and dead ends.
class AskTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private record Question(String text, ActorRef<String> replyTo) {}

    private final List<String> journal = new ArrayList<>();
    private final TestSystem test = TestSystem.create();

    @AfterEach
    void close() {
        test.close();
    }

    private ActorRef<Question> echo(SpawnOptions options) {
        return test.spawn("echo", _ -> question -> {
            if (!question.text().equals("ignore")) {
                question.replyTo().tell("you said " + question.text());
            }
        }, options);
    }

    private Outcome<String> ask(ActorRef<Question> target, String text) throws InterruptedException {
        return test.system().<Question, String>ask(target, replyTo -> new Question(text, replyTo), SECOND)
                .await();
    }

    private static Throwable failure(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failure.class);
        return ((Outcome.Failure<?>) outcome).cause();
    }

    @Test
    void theAnswerComes() throws InterruptedException {
        assertThat(ask(echo(SpawnOptions.defaults()), "hello"))
                .isEqualTo(new Outcome.Success<>("you said hello"));
    }

    @Test
    void noAnswerIsATimeOutAtTheDeadline() throws InterruptedException {
        var start = test.system().dispatcher().now();
        var outcome = ask(echo(SpawnOptions.defaults()), "ignore");

        assertThat(failure(outcome)).isInstanceOf(ActorTimeoutException.class)
                .hasMessage("actor://test/echo did not answer within PT1S");
        assertThat(test.system().dispatcher().now()).isEqualTo(start.plus(SECOND));
    }

    @Test
    void aFutureTimesOutAtTheDeadlineToo() {
        var future = test.system().<Question, String>ask(echo(SpawnOptions.defaults()),
                replyTo -> new Question("ignore", replyTo), SECOND).future();
        test.advance(Duration.ofMillis(999));
        assertThat(future).isNotDone();
        test.advance(Duration.ofMillis(1));

        assertThat(future).isCompletedExceptionally();
    }

    @Test
    void waitingForAFutureRunsTheActorsAndLetsTimePass() throws Exception {
        var echo = echo(SpawnOptions.defaults());
        assertThat(future(echo, "one").join()).isEqualTo("you said one");
        assertThat(future(echo, "two").get()).isEqualTo("you said two");
        assertThat(future(echo, "three").get(1, TimeUnit.MINUTES)).isEqualTo("you said three");

        var start = test.system().dispatcher().now();
        assertThatThrownBy(future(echo, "ignore")::join).hasCauseInstanceOf(ActorTimeoutException.class);
        assertThat(test.system().dispatcher().now()).isEqualTo(start.plus(SECOND));
    }

    private CompletableFuture<String> future(ActorRef<Question> target, String text) {
        return test.system().<Question, String>ask(target, replyTo -> new Question(text, replyTo), SECOND)
                .future();
    }

    @Test
    void anActorDoesNotWaitForAFuture() {
        var echo = echo(SpawnOptions.defaults());
        List<Callable<String>> ways = List.of(() -> future(echo, "one").join(),
                () -> future(echo, "two").get(),
                () -> future(echo, "three").get(1, TimeUnit.MINUTES));
        ActorRef<Callable<String>> waiting = test.spawn("waiting", _ -> way -> {
            try {
                journal.add(way.call());
            } catch (IllegalStateException e) {
                journal.add(e.getMessage());
            }
        });
        ways.forEach(waiting::tell);
        test.runUntilIdle();
        assertThat(journal).hasSize(3)
                .containsOnly("an actor must not wait for an answer: actor://test/echo");

        var answered = future(echo, "before");
        test.runUntilIdle();
        waiting.tell(answered::join);
        test.runUntilIdle();
        assertThat(journal).last().isEqualTo("you said before");
    }

    @Test
    void aDeadActorIsNotWaitedFor() throws InterruptedException {
        var echo = echo(SpawnOptions.defaults());
        test.system().stop(echo);
        test.runUntilIdle();
        var start = test.system().dispatcher().now();
        var outcome = ask(echo, "hello");

        assertThat(failure(outcome)).isInstanceOf(UndeliveredException.class)
                .hasMessage("a question came too late for actor://test/echo");
        assertThat(test.system().dispatcher().now()).isEqualTo(start);
    }

    @Test
    void anActorThatEndsBeforeItComesToTheQuestionFailsItAtOnce() {
        ActorRef<Question> leaving = test.spawn("leaving", context -> _ -> context.stopSelf());
        leaving.tell(new Question("first", new MockRef<>("nobody")));
        var future = test.system()
                .<Question, String>ask(leaving, replyTo -> new Question("second", replyTo), SECOND).future();
        test.runUntilIdle();

        assertThat(future).isCompletedExceptionally();
    }

    @Test
    void aQuestionThatIsPoisonFailsAtOnce() throws InterruptedException {
        ActorRef<Question> failing = test.spawn("failing", _ -> _ -> {
            throw new Scripted.Crash("crash");
        }, SpawnOptions.defaults().redeliveryLimit(0));

        assertThat(failure(ask(failing, "hello")))
                .hasMessage("a question failed 1 times in actor://test/failing");
    }

    @Test
    void aQuestionThatAFullMailboxDropsOrRejectsFailsAtOnce() {
        for (var overflow : List.of(Overflow.DROP_NEWEST, Overflow.DROP_OLDEST, Overflow.REJECT)) {
            try (var other = TestSystem.create()) {
                ActorRef<Question> full = other.spawn("full",
                        _ -> question -> question.replyTo().tell("handled"),
                        SpawnOptions.defaults().mailbox(Mailbox.bounded(1, overflow)));
                var first = other.system().<Question, String>ask(full, to -> new Question("1", to), SECOND)
                        .future();
                var second = other.system().<Question, String>ask(full, to -> new Question("2", to), SECOND)
                        .future();
                other.runUntilIdle();

                boolean firstIsLost = overflow == Overflow.DROP_OLDEST;
                assertThat(firstIsLost ? first : second).as("%s", overflow).isCompletedExceptionally();
                assertThat(firstIsLost ? second : first).as("%s", overflow).isCompletedWithValue("handled");
            }
        }
    }

    @Test
    void aSecondAnswerAndALateOneAreDeadLetters() throws InterruptedException {
        var answers = new ArrayList<Delivery>();
        ActorRef<Question> eager = test.spawn("eager", _ -> question -> {
            answers.add(question.replyTo().tell("first"));
            answers.add(question.replyTo().tell("second"));
        });

        assertThat(ask(eager, "hello")).isEqualTo(new Outcome.Success<>("first"));
        assertThat(answers).containsExactly(Delivery.ENQUEUED, Delivery.DEAD);
        assertThat(test.deadLetters()).extracting(DeadLetter::message, DeadLetter::cause)
                .containsExactly(tuple("second", new DeadLetter.Cause.Late()));
    }

    @Test
    void aForeignReferenceCanBeAsked() throws InterruptedException {
        var mock = new MockRef<Question>("mock");
        mock.answer(Delivery.REJECTED);

        assertThat(failure(ask(mock, "hello")))
                .hasMessage("a question was rejected by the full mailbox of actor://mock/mock");
    }

    /// A reference of one's own.
    private record Foreign(Function<Question, Delivery> taking) implements ActorRef<Question> {
        @Override
        public Delivery tell(Question question) {
            return taking.apply(question);
        }

        @Override
        public ActorPath path() {
            return new ActorPath("elsewhere", List.of("foreign"));
        }

        @Override
        public boolean isAlive() {
            return true;
        }
    }

    /// So that nothing keeps it until its deadline.
    @Test
    void aQuestionThatCouldNotBeSentIsNoLongerOpen() {
        var asked = new ArrayList<ActorRef<String>>();
        var broken = new Foreign(question -> {
            asked.add(question.replyTo());
            throw new IllegalStateException("out of order");
        });

        assertThatThrownBy(() -> ask(broken, "hello")).hasMessage("out of order");
        assertThat(asked.getFirst().isAlive()).isFalse();
    }

    @Test
    void anAnswerThatComesWhileTheQuestionIsBeingSentCounts() throws InterruptedException {
        var hasty = new Foreign(question -> question.replyTo().tell("already " + question.text()));

        assertThat(ask(hasty, "hello")).isEqualTo(new Outcome.Success<>("already hello"));

        var actor = test.spawn("asker", named("asker", journal));
        actor.tell(context -> context.<Question, String>ask(hasty, to -> new Question("inside", to), SECOND,
                this::note));
        test.runUntilIdle();
        assertThat(journal).endsWith("Success[value=already inside]");
        assertThat(test.deadLetters()).isEmpty();
    }

    @Test
    void theDeadlineIsKeptWhileTheQuestionIsBeingSentToo() throws InterruptedException {
        var open = new ArrayList<Boolean>();
        var slow = new Foreign(question -> {
            open.add(question.replyTo().isAlive());
            test.advance(SECOND);
            open.add(question.replyTo().isAlive());
            return question.replyTo().tell("late");
        });

        assertThat(failure(ask(slow, "hello"))).isInstanceOf(ActorTimeoutException.class);
        assertThat(open).containsExactly(true, false);
        assertThat(test.deadLetters()).extracting(DeadLetter::message).containsExactly("late");
    }

    @Test
    void anActorAsksAndGetsTheOutcomeAsAMessage() {
        var echo = echo(SpawnOptions.defaults());
        var actor = test.spawn("asker", named("asker", journal));
        actor.tell(context -> context.<Question, String>ask(echo, to -> new Question("hello", to), SECOND,
                outcome -> note(outcome)));
        actor.tell(context -> context.<Question, String>ask(echo, to -> new Question("ignore", to), SECOND,
                outcome -> note(outcome)));
        test.runUntilIdle();
        assertThat(journal).endsWith("Success[value=you said hello]");
        test.advance(SECOND);

        assertThat(journal.getLast()).startsWith("Failure").contains("did not answer within PT1S");
    }

    private Act note(Outcome<?> outcome) {
        return Scripted.note(journal, outcome.toString());
    }

    @Test
    void anAnswerForAnIncarnationThatEndedDoesNotReachTheNext() {
        var replies = new ArrayList<ActorRef<String>>();
        ActorRef<Question> late = test.spawn("late", _ -> question -> replies.add(question.replyTo()));
        var actor = test.spawn("asker", named("asker", journal), SpawnOptions.defaults().redeliveryLimit(0));
        actor.tell(context -> context.<Question, String>ask(late, to -> new Question("hello", to), SECOND,
                this::note));
        test.runUntilIdle();
        actor.tell(Scripted.CRASH);
        test.advance(Duration.ofMillis(500));
        replies.getFirst().tell("too late");
        test.runUntilIdle();

        assertThat(journal).containsExactly("asker: start 0", "asker: stop failed crash", "asker: start 1");
        assertThat(test.deadLetters()).extracting(DeadLetter::message).contains("too late");
    }

    @Test
    void anActorMustNotWaitForAnAnswer() {
        var echo = echo(SpawnOptions.defaults());
        var actor = test.spawn("asker", named("asker", journal));
        actor.tell(context -> assertThatIllegalStateException().isThrownBy(() -> context.system()
                .<Question, String>ask(echo, to -> new Question("hello", to), SECOND).await())
                .withMessageContaining("must not wait"));
        test.runUntilIdle();

        assertThat(test.system().statistics(actor).processed()).isEqualTo(1);
    }

    @Test
    void aDeadlineThatIsNotPositiveIsRefused() {
        var echo = echo(SpawnOptions.defaults());

        assertThatIllegalArgumentException().isThrownBy(() -> test.system().<Question, String>ask(echo,
                to -> new Question("hello", to), Duration.ZERO));
    }
}
