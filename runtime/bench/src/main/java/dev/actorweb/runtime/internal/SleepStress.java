package dev.actorweb.runtime.internal;

import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// A worker that falls asleep while others make work visible: somebody is awake to find it, and the
/// counts of those who look for work and those who sleep agree with that.
@JCStressTest
@State
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "awake, and both turns are there")
@Outcome(expect = Expect.FORBIDDEN, desc = "asleep beside work, or a turn was lost")
public class SleepStress {
    private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Pool pool = new Pool("stress", Duration.ofHours(1));
    private final Worker worker = new Worker(pool, "stress", true);

    public SleepStress() {
        pool.spare(-THREADS); // it shall start none
        pool.rest(worker, false);
        pool.entrance.add(() -> {});
        pool.signal(); // wakes it, and counts it as one that looks for work
        pool.entrance.take();
        if (worker.idle()) {
            throw new IllegalStateException("it sleeps");
        }
    }

    @Actor
    public void sender() {
        pool.entrance.add(() -> {});
        pool.signal();
        pool.entrance.add(() -> {});
        pool.signal();
    }

    /// As [Worker] does it when it has found nothing.
    @Actor
    public void sleeper() {
        pool.rest(worker, true);
        if (pool.hasWork()) {
            pool.unrest(worker);
        }
    }

    @Arbiter
    public void count(II_Result result) {
        result.r1 = worker.idle() ? 0 : 1;
        while (pool.entrance.take() != null) {
            result.r2++;
        }
    }
}
