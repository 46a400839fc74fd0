package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.ActorRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Any number of open questions: each ends at its own deadline, or before by an answer.
class DeadlinesTest {
    private record Question(boolean answered, ActorRef<String> replyTo) {}

    private record Open(boolean answered, long due, CompletableFuture<String> future) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void eachOfManyQuestionsEndsAtItsOwnDeadline(long seed) {
        var random = new SplittableRandom(seed);
        try (var test = TestSystem.create()) {
            ActorRef<Question> target = test.spawn("target", _ -> question -> {
                if (question.answered()) {
                    question.replyTo().tell("answer");
                }
            });
            var all = new ArrayList<Open>();
            long now = 0;
            for (int step = 0; step < 200; step++) {
                for (int i = random.nextInt(60); i > 0; i--) {
                    boolean answered = random.nextInt(4) != 0;
                    int limit = random.nextInt(1, 1_000);
                    var future = test.system().<Question, String>ask(target,
                            replyTo -> new Question(answered, replyTo), Duration.ofMillis(limit)).future();
                    all.add(new Open(answered, now + limit, future));
                }
                int pause = random.nextInt(0, 20);
                test.advance(Duration.ofMillis(pause));
                now += pause;
                for (var open : all) {
                    boolean late = !open.answered && open.due <= now;
                    assertThat(open.future.isDone()).isEqualTo(open.answered || late);
                    assertThat(open.future.isCompletedExceptionally()).isEqualTo(late);
                }
            }
            assertThat(all).hasSizeGreaterThan(2_000);
        }
    }
}
