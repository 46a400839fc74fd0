package dev.actorweb.runtime.internal;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/// Senders and the turn: each message comes out once, numbered without a gap.
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
}
