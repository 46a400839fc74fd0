package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.Outcome.Success;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/// An answer, the deadline and one who listens: the first outcome counts, and is told once.
public final class AnswerStress {
    private AnswerStress() {}

    private static final class Question {
        private final Reply<String> reply = new Reply<>(Still.KERNEL, Still.cell(), Duration.ofSeconds(1));
        private final AtomicInteger told = new AtomicInteger();
        private final AtomicInteger successes = new AtomicInteger();

        private int answer() {
            return reply.tell("answer") == Delivery.ENQUEUED ? 1 : 0;
        }

        private void listen() {
            reply.whenAnswered(outcome -> {
                told.incrementAndGet();
                if (outcome instanceof Success<String>) {
                    successes.incrementAndGet();
                }
            });
        }

        private void count(III_Result result) {
            result.r2 = successes.get();
            result.r3 = told.get();
        }
    }

    /// Somebody listens already.
    @JCStressTest
    @State
    @Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "answered")
    @Outcome(id = "0, 0, 1", expect = Expect.ACCEPTABLE, desc = "timed out")
    @Outcome(expect = Expect.FORBIDDEN, desc = "two outcomes, or told not once")
    public static class Late {
        private final Question question = new Question();

        public Late() {
            question.listen();
        }

        @Actor
        public void answer(III_Result result) {
            result.r1 = question.answer();
        }

        @Actor
        public void deadline() {
            question.reply.timeOut();
        }

        @Arbiter
        public void count(III_Result result) {
            question.count(result);
        }
    }

    /// Somebody begins to listen.
    @JCStressTest
    @State
    @Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "answered")
    @Outcome(id = "0, 0, 1", expect = Expect.ACCEPTABLE, desc = "timed out")
    @Outcome(expect = Expect.FORBIDDEN, desc = "two outcomes, or told not once")
    public static class Listening {
        private final Question question = new Question();

        @Actor
        public void answer(III_Result result) {
            result.r1 = question.answer();
        }

        @Actor
        public void listen() {
            question.listen();
            question.reply.timeOut();
        }

        @Arbiter
        public void count(III_Result result) {
            question.count(result);
        }
    }
}
