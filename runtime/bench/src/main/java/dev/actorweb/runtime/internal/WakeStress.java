package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Dispatcher;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// Work that arrives while a turn ends: it is done in that turn, or another turn is handed over.
public final class WakeStress {
    private WakeStress() {}

    private static final class Job {
        private final AtomicInteger waiting = new AtomicInteger();
        private final AtomicInteger inside = new AtomicInteger();
        private int done;
        private int overlaps;

        private final Turn turn = new Turn() {
            @Override
            Dispatcher dispatcher() {
                return Still.KERNEL.dispatcher();
            }

            @Override
            int turn() {
                if (inside.incrementAndGet() != 1) {
                    overlaps++;
                }
                int found = waiting.getAndSet(0);
                done += found;
                inside.decrementAndGet();
                return found;
            }

            @Override
            boolean mayGoOn() {
                return false;
            }

            @Override
            boolean hasWork() {
                return waiting.get() > 0;
            }
        };

        private void send() {
            waiting.incrementAndGet();
            turn.wake();
        }

        /// Begins only if the turn is scheduled, as it must be if work is left.
        private void count(II_Result result) {
            turn.run();
            result.r1 = done;
            result.r2 = overlaps;
        }
    }

    /// One who sends while a worker runs the turn.
    @JCStressTest
    @State
    @Outcome(id = "2, 0", expect = Expect.ACCEPTABLE, desc = "all done")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a wake-up was lost, or two turns overlapped")
    public static class Running {
        private final Job job = new Job();

        @Actor
        public void sender() {
            job.send();
            job.send();
        }

        @Actor
        public void worker() {
            job.turn.run();
            job.turn.run();
        }

        @Arbiter
        public void count(II_Result result) {
            job.count(result);
        }
    }

    /// Two workers to whom the same turn was handed, both of which send, too.
    @JCStressTest
    @State
    @Outcome(id = "2, 0", expect = Expect.ACCEPTABLE, desc = "all done")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a wake-up was lost, or two turns overlapped")
    public static class Rescuing {
        private final Job job = new Job();

        @Actor
        public void worker() {
            job.send();
            job.turn.run();
        }

        @Actor
        public void rescuer() {
            job.send();
            job.turn.run();
        }

        @Arbiter
        public void count(II_Result result) {
            job.count(result);
        }
    }
}
