package dev.actorweb.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Questions with deadlines so long that the clock is read later for them.
@Timeout(300)
class LongDeadlineTest {
    private static final Duration LONG = Duration.ofSeconds(1);

    /// For those that are answered, on a machine however slow.
    private static final Duration LONGER = Duration.ofMinutes(10);

    private record Question(int number, ActorRef<Integer> replyTo) {}

    @Test
    void whatIsNotAnsweredTimesOutAndNeverTooEarly() throws Exception {
        try (var system = ActorSystem.create("late")) {
            var odd = system.<Question>spawn("odd", _ -> question -> {
                if (question.number % 2 == 1) {
                    question.replyTo.tell(question.number);
                }
            });
            List<CompletableFuture<Integer>> answers = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < 5_000; i++) {
                int number = i;
                answers.add(system.<Question, Integer>ask(odd, replyTo -> new Question(number, replyTo),
                        i % 2 == 1 ? LONGER : LONG).future());
            }

            for (int i = 1; i < answers.size(); i += 2) {
                assertThat(answers.get(i).get()).isEqualTo(i);
            }
            for (int i = 0; i < answers.size(); i += 2) {
                assertThatThrownBy(answers.get(i)::get).isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(ActorTimeoutException.class);
            }
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(LONG.toNanos());
        }
    }

    @Test
    void aQuestionThatNobodyElseWaitsForTimesOutForAThread() throws Exception {
        try (var system = ActorSystem.create("late")) {
            var silent = system.<Question>spawn("silent", _ -> _ -> {});
            long start = System.nanoTime();
            var answer = system.<Question, Integer>ask(silent, replyTo -> new Question(0, replyTo), LONG);

            assertThat(answer.await()).isInstanceOf(Outcome.Failure.class);
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(LONG.toNanos());
            assertThatThrownBy(answer.future()::get).hasCauseInstanceOf(ActorTimeoutException.class);
        }
    }

    @Test
    void aFutureMadeWhileAThreadWaitsTimesOutToo() throws Exception {
        try (var system = ActorSystem.create("late")) {
            var silent = system.<Question>spawn("silent", _ -> _ -> {});
            var answer = system.<Question, Integer>ask(silent, replyTo -> new Question(0, replyTo), LONG);
            var waiting = Thread.startVirtualThread(() -> {
                try {
                    var _ = answer.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            while (waiting.getState() != Thread.State.TIMED_WAITING && waiting.isAlive()) {
                Thread.onSpinWait();
            }
            var future = answer.future();
            waiting.interrupt();

            assertThatThrownBy(future::get).hasCauseInstanceOf(ActorTimeoutException.class);
        }
    }
}
