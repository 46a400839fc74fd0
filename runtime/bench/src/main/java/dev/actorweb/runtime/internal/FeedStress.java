package dev.actorweb.runtime.internal;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/// A value that is offered while the observer falls asleep: somebody tells it, now.
@JCStressTest
@State
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "told of both")
@Outcome(expect = Expect.FORBIDDEN, desc = "one is left until somebody offers another one")
public class FeedStress {
    private int told;
    private final Feed<String> feed = new Feed<>(Still.KERNEL,
            new Feed.Source(new Rooms(Rooms.Of.OTHERS), () -> 0), Sluice.NO_LIMIT, _ -> told++, _ -> {});

    @Actor
    public void one() {
        feed.offer("one");
    }

    @Actor
    public void other() {
        feed.offer("other");
    }

    @Arbiter
    public void count(I_Result result) {
        result.r1 = told;
    }
}
