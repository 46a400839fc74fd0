package dev.actorweb.runtime.internal;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/// Two senders and the turn: each message comes out once, numbered without a gap.
@JCStressTest
@State
@Outcome(id = "2, 3, 2", expect = Expect.ACCEPTABLE, desc = "both, numbered 1 and 2")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled or misnumbered")
public class MailboxStress {
    private final Cell<Object> cell = Still.cell();
    private int taken;
    private long numbers;

    @Actor
    public void one() {
        cell.force(new Envelope("one"));
    }

    @Actor
    public void other() {
        cell.force(new Envelope("other"));
    }

    @Actor
    public void turn() {
        take();
    }

    private boolean take() {
        var envelope = cell.poll();
        if (envelope == null) {
            return false;
        }
        taken++;
        numbers += envelope.sequence;
        return true;
    }

    @Arbiter
    public void count(III_Result result) {
        while (take()) {
        }
        result.r1 = taken;
        result.r2 = (int) numbers;
        result.r3 = (int) cell.accepted();
    }
}
