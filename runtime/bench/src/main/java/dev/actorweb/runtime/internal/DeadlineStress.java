package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.Dispatcher;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/// Questions that are entered while the timer goes off, or the system ends: none is forgotten.
public final class DeadlineStress {
    private DeadlineStress() {}

    /// Holds the timer that was set last and not cancelled; its time is the test's.
    private static final class Clock implements Dispatcher {
        private @Nullable Runnable alarm;
        private volatile long now;

        @Override
        public synchronized Cancellable schedule(Duration delay, Runnable task) {
            alarm = task;
            return () -> cancel(task);
        }

        @SuppressWarnings("ReferenceEquality") // this very timer
        private synchronized boolean cancel(Runnable task) {
            if (alarm != task) {
                return false;
            }
            alarm = null;
            return true;
        }

        /// Lets the timer go off, if one is set.
        boolean goOff() {
            Runnable task;
            synchronized (this) {
                task = alarm;
                alarm = null;
            }
            if (task != null) {
                task.run();
            }
            return task != null;
        }

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void execute(Runnable turn) {}

        @Override
        public Cancellable fork(String name, Runnable work) {
            return () -> true;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public void close() {}
    }

    private static Reply<?> question(int seconds) {
        return new Reply<>(Still.KERNEL, Still.cell(), Duration.ofSeconds(seconds));
    }

    private static int done(Reply<?> question) {
        return question.isDone() ? 1 : 0;
    }

    /// Two that are entered while the timer goes off for a third one: a timer is set that makes all
    /// of them time out.
    @JCStressTest
    @State
    @Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "all time out")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a question is never looked at again")
    public static class Alarmed {
        private final Clock clock = new Clock();
        private final Deadlines deadlines = new Deadlines(clock);
        private final Reply<?> first = question(2);
        private final Reply<?> earlier = question(1);
        private final Reply<?> later = question(3);

        public Alarmed() {
            deadlines.add(first);
        }

        @Actor
        public void ask() {
            deadlines.add(earlier);
            deadlines.add(later);
        }

        @Actor
        public void timer() {
            clock.goOff();
        }

        @Arbiter
        public void count(III_Result result) {
            clock.now = Duration.ofHours(1).toNanos();
            while (clock.goOff()) {
            }
            result.r1 = done(first);
            result.r2 = done(earlier);
            result.r3 = done(later);
        }
    }

    /// One that is entered while the timer goes off, or has gone off, and the system ends, after
    /// which there is no timer.
    @JCStressTest
    @State
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "both fail")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a question stays open for ever")
    public static class Ending {
        private final Clock clock = new Clock();
        private final Deadlines deadlines = new Deadlines(clock);
        private final Reply<?> before = question(2);
        private final Reply<?> meanwhile = question(1);

        public Ending() {
            deadlines.add(before);
        }

        @Actor
        public void ask() {
            deadlines.add(meanwhile);
        }

        @Actor
        public void end() {
            clock.goOff();
            deadlines.close();
        }

        @Arbiter
        public void count(II_Result result) {
            result.r1 = done(before);
            result.r2 = done(meanwhile);
        }
    }
}
