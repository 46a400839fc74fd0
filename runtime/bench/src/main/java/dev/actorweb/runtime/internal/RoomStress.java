package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Overflow;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/// A mailbox for one message, into which the actor's own ones go as well: they take no room, and
/// make none.
public final class RoomStress {
    private RoomStress() {}

    private static final class Narrow {
        private final Mortal actor = new Mortal(Mailbox.bounded(1, Overflow.REJECT));
        private final Context<Object> context = actor.cell.context();

        private int send() {
            return actor.cell.tell("message") == Delivery.ENQUEUED ? 1 : 0;
        }

        private void sendOwn() {
            actor.cell.sendOwn(new Envelope.Own("own", new Timer(context, Timer.Rhythm.ONCE,
                    Duration.ZERO, "own")));
        }
    }

    /// One who sends twice while an own message comes: the second one finds no room.
    @JCStressTest
    @State
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "one has room, the other has not")
    @Outcome(expect = Expect.FORBIDDEN, desc = "more than there is room for, or less")
    public static class Coming {
        private final Narrow box = new Narrow();
        private int sent;

        @Actor
        public void sender() {
            sent = box.send();
            sent += box.send();
        }

        @Actor
        public void clock() {
            box.sendOwn();
        }

        @Arbiter
        public void count(I_Result result) {
            result.r1 = sent == 0 ? box.send() : sent; // it may find none while the own one is
                                                       // counted
        }
    }

    /// One who sends while the turn takes an own message and one from somebody.
    @JCStressTest
    @State
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "too early, and then there is room for one")
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "in time, and then there is no more room")
    @Outcome(expect = Expect.FORBIDDEN, desc = "more than there is room for, or less")
    public static class Going {
        private final Narrow box = new Narrow();
        private int sent;

        public Going() {
            box.sendOwn();
            box.send();
        }

        @Actor
        public void sender() {
            sent = box.send();
        }

        @Actor
        public void turn() {
            for (int i = 0; i < 2; i++) {
                box.actor.cell.poll();
                box.actor.cell.release();
            }
        }

        @Arbiter
        public void count(II_Result result) {
            result.r1 = sent;
            result.r2 = box.send();
        }
    }
}
