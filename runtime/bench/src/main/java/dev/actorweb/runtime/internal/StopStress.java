package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Delivery;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// A sender and the closing of the mailbox: a message is inside exactly if its sender was told so.
@JCStressTest
@State
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "before the end: a dead letter from inside")
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "after the end: refused")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
public class StopStress {
    private final Cell<Object> cell = Still.cell();

    @Actor
    public void send(II_Result result) {
        result.r1 = cell.force(new Envelope("message")) == Delivery.ENQUEUED ? 1 : 0;
    }

    @Actor
    public void stop() {
        cell.close();
    }

    @Arbiter
    public void count(II_Result result) {
        while (cell.takeRemains() != null) {
            result.r2++;
        }
    }
}
