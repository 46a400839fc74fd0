package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Delivery;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/// Senders and the turn: each message comes out once, numbered without a gap.
@SuppressWarnings("ReferenceEquality") // messages in hand are told apart by identity
public final class MailboxStress {
    private MailboxStress() {}

    private static final class Box {
        private final Cell<Object> cell = Still.cell();
        private int taken;
        private long numbers;

        private boolean take() {
            var envelope = cell.poll();
            if (envelope == null) {
                return false;
            }
            taken++;
            numbers += envelope.sequence;
            cell.release();
            return true;
        }

        private void count(III_Result result) {
            while (take()) {
            }
            result.r1 = taken;
            result.r2 = (int) numbers;
            result.r3 = (int) cell.accepted();
        }
    }

    /// Two who send at the same time.
    @JCStressTest
    @State
    @Outcome(id = "2, 3, 2", expect = Expect.ACCEPTABLE, desc = "both, numbered 1 and 2")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled or misnumbered")
    public static class Senders {
        private final Box box = new Box();

        @Actor
        public void one() {
            box.cell.force(new Envelope("one"));
        }

        @Actor
        public void other() {
            box.cell.force(new Envelope("other"));
        }

        @Arbiter
        public void count(III_Result result) {
            box.count(result);
        }
    }

    /// One who sends while the turn takes.
    @JCStressTest
    @State
    @Outcome(id = "2, 3, 2", expect = Expect.ACCEPTABLE, desc = "both, numbered 1 and 2")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled or misnumbered")
    public static class Taking {
        private final Box box = new Box();

        @Actor
        public void sender() {
            box.cell.force(new Envelope("one"));
            box.cell.force(new Envelope("other"));
        }

        @Actor
        public void turn() {
            box.take();
            box.take();
        }

        @Arbiter
        public void count(III_Result result) {
            box.count(result);
        }
    }

    /// One who sends, and the parent that gives the actor up, while its turn looks for what it has
    /// in hand.
    @JCStressTest
    @State
    @Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "found, and each message came in or was refused")
    @Outcome(expect = Expect.FORBIDDEN, desc = "another one in hand, or one lost or doubled")
    public static class InHand {
        private final Cell<Object> cell = Still.cell();
        private final Envelope first = new Envelope("first");
        private int refused;
        private boolean found;

        public InHand() {
            cell.force(first);
            cell.poll();
        }

        @Actor
        public void others() {
            send();
            cell.closeBehindTurn();
            send();
        }

        private void send() {
            if (cell.force(new Envelope("newer")) == Delivery.DEAD) {
                refused++;
            }
        }

        @Actor
        public void turn() {
            found = cell.current() == first;
        }

        @Arbiter
        public void count(II_Result result) {
            cell.release();
            int left = 0;
            for (var one = cell.takeRemains(); one != null; one = cell.takeRemains()) {
                left++;
            }
            result.r1 = found ? 1 : 0;
            result.r2 = refused + left;
        }
    }
}
