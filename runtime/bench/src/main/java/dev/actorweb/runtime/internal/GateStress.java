package dev.actorweb.runtime.internal;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/// Two at a gate, one of whom tries before it waits: never two inside, and each sees what the one
/// before has written.
@JCStressTest
@State
@Outcome(id = {"2, 0, 0", "3, 1, 0"}, expect = Expect.ACCEPTABLE, desc = "one after the other")
@Outcome(expect = Expect.FORBIDDEN, desc = "two inside, or a write was not seen")
public class GateStress extends Gate {
    private int inside;
    private int entries;
    private int tries;
    private int crowds;

    private void work() {
        crowds += inside == 0 ? 0 : 1;
        inside++;
        entries++;
        inside--;
    }

    @Actor
    public void one() {
        enter();
        work();
        leave();
    }

    @Actor
    public void other() {
        if (tryEnter()) {
            work();
            tries++;
            leave();
        }
        enter();
        work();
        leave();
    }

    @Arbiter
    public void count(III_Result result) {
        result.r1 = entries;
        result.r2 = tries;
        result.r3 = crowds;
    }
}
