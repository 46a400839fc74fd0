package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/// A sender, somebody who stops the actor, and a worker with its turn: the message is handled, or a
/// dead letter that was accounted for, and the actor has ended in any case.
public final class EndStress {
    private EndStress() {}

    /// The message comes while the actor is stopped.
    @JCStressTest
    @State
    @Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "accepted: handled or dead inside")
    @Outcome(id = "0, 1, 1", expect = Expect.ACCEPTABLE, desc = "refused: dead outside")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or the actor lives")
    public static class Sending {
        private final Mortal mortal = new Mortal(Mailbox.unbounded());

        @Actor
        public void send(III_Result result) {
            result.r1 = mortal.send("message");
        }

        @Actor
        public void stop() {
            mortal.stop();
            mortal.work();
        }

        @Arbiter
        public void count(III_Result result) {
            mortal.count(result);
        }
    }

    /// The actor is stopped while it has a message.
    @JCStressTest
    @State
    @Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "accepted: handled or dead inside")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or the actor lives")
    public static class Working {
        private final Mortal mortal = new Mortal(Mailbox.unbounded());

        @Actor
        public void stop(III_Result result) {
            result.r1 = mortal.send("message");
            mortal.stop();
        }

        @Actor
        public void work() {
            mortal.work();
        }

        @Arbiter
        public void count(III_Result result) {
            mortal.count(result);
        }
    }

    /// The system ends without the actor, which closes its mailbox for it, while a message comes
    /// and it has its turn.
    @JCStressTest
    @State
    @Outcome(id = "1, 2, 1", expect = Expect.ACCEPTABLE, desc = "accepted: handled or dead inside")
    @Outcome(id = "0, 2, 1", expect = Expect.ACCEPTABLE, desc = "refused: dead outside")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or the actor lives")
    public static class ShuttingOut {
        private final Mortal mortal = new Mortal(Mailbox.unbounded());

        public ShuttingOut() {
            mortal.send("before");
        }

        @Actor
        public void end(III_Result result) {
            mortal.stop();
            result.r1 = mortal.send("message");
            mortal.cell.closeBehindTurn();
        }

        @Actor
        public void work() {
            mortal.work();
        }

        @Arbiter
        public void count(III_Result result) {
            mortal.count(result);
        }
    }

    /// The message comes to a full mailbox, which drops the oldest one, while the actor is stopped.
    @JCStressTest
    @State
    @Outcome(id = "1, 2, 1", expect = Expect.ACCEPTABLE, desc = "accepted: the oldest was dropped, or handled")
    @Outcome(id = "0, 2, 1", expect = Expect.ACCEPTABLE, desc = "refused: dead outside")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or the actor lives")
    public static class Evicting {
        private final Mortal mortal = new Mortal(Mailbox.bounded(1, Overflow.DROP_OLDEST));

        public Evicting() {
            mortal.send("message");
        }

        @Actor
        public void send(III_Result result) {
            result.r1 = mortal.send("message");
        }

        @Actor
        public void stop() {
            mortal.stop();
            mortal.work();
        }

        @Arbiter
        public void count(III_Result result) {
            mortal.count(result);
        }
    }

    /// The sender waits for room while the actor is stopped: room and the end both let it go.
    @JCStressTest
    @State
    @Outcome(id = "1, 2, 1", expect = Expect.ACCEPTABLE, desc = "accepted: handled or dead inside")
    @Outcome(id = "0, 2, 1", expect = Expect.ACCEPTABLE, desc = "refused: dead outside")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or the actor lives")
    public static class Waiting {
        private final Mortal mortal = new Mortal(Mailbox.bounded(1, Overflow.BLOCK));

        public Waiting() {
            mortal.send("message");
        }

        @Actor
        public void send(III_Result result) {
            result.r1 = mortal.send("message");
        }

        @Actor
        public void stop() {
            mortal.end();
        }

        @Arbiter
        public void count(III_Result result) {
            mortal.count(result);
        }
    }
}
