package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Mailbox;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/// A thread whose turn has ended looks once more for work, while another thread has begun the next
/// turn already: it must not touch what that one takes and lets go.
@JCStressTest
@State
@Outcome(id = "8", expect = Expect.ACCEPTABLE, desc = "each message once")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
public class RestStress {
    private static final int MESSAGES = 8;

    private final Mortal actor = new Mortal(Mailbox.unbounded());

    public RestStress() {
        for (int i = 0; i < MESSAGES; i++) {
            actor.send("message");
        }
    }

    @Actor
    public void turn() {
        actor.work();
    }

    @Actor
    public void late() {
        actor.cell.hasWork();
    }

    @Arbiter
    public void count(I_Result result) {
        actor.work();
        result.r1 = actor.settled();
    }
}
