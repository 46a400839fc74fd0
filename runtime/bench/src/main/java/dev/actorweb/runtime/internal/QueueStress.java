package dev.actorweb.runtime.internal;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// The queues of the pool, with an owner and a thief, or with two at either end: each turn comes
/// out once.
@JCStressTest
@State
@Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "each once")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
public class QueueStress {
    private final RunQueue queue = new RunQueue();
    private final Entrance entrance = new Entrance();
    private int owners;
    private int thiefs;
    private int passed;
    private int passedToo;

    private static int one(@Nullable Runnable turn) {
        return turn == null ? 0 : 1;
    }

    @Actor
    public void owner() {
        queue.add(() -> {});
        queue.add(() -> {});
        entrance.add(() -> {});
        owners += one(queue.take());
        passed += one(entrance.take());
    }

    @Actor
    public void thief() {
        entrance.add(() -> {});
        thiefs += one(queue.take());
        passedToo += one(entrance.take());
    }

    @Arbiter
    public void count(II_Result result) {
        result.r1 = owners + thiefs;
        result.r2 = passed + passedToo;
        while (queue.take() != null) {
            result.r1++;
        }
        while (entrance.take() != null) {
            result.r2++;
        }
    }
}
