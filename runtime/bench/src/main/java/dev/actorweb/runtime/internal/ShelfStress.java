package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Overflow;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/// Mailboxes with priorities and times to live, whose messages are put in, taken out, expire and
/// are evicted while the actor is stopped: each has one fate. The messages are their own priorities.
public final class ShelfStress {
    private ShelfStress() {}

    private static Mailbox ranked(Mailbox base) {
        return base.prioritized(Integer.class, message -> message);
    }

    /// Some expire, and some do not: each look at the clock is a nanosecond.
    private static Mailbox perishable(Mailbox base) {
        return base.timeToLive(Duration.ofNanos(1));
    }

    /// Messages of different priorities come while the actor is stopped.
    @JCStressTest
    @State
    @Outcome(id = "2, 2, 1", expect = Expect.ACCEPTABLE, desc = "both accepted: handled or dead inside")
    @Outcome(id = "1, 2, 1", expect = Expect.ACCEPTABLE, desc = "one refused: dead outside")
    @Outcome(id = "0, 2, 1", expect = Expect.ACCEPTABLE, desc = "both refused")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or the actor lives")
    public static class Sending {
        private final Mortal mortal = new Mortal(ranked(Mailbox.unbounded()));

        @Actor
        public void send(III_Result result) {
            result.r1 = mortal.send(1) + mortal.send(2);
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

    /// Two send, of whom either is the worker whose turn takes; the actor is stopped then.
    @JCStressTest
    @State
    @Outcome(id = "2, 3, 1", expect = Expect.ACCEPTABLE, desc = "all accepted, and each handled or dead")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or the actor lives")
    public static class Taking {
        private final Mortal mortal = new Mortal(ranked(Mailbox.unbounded()));
        private int one;
        private int other;

        public Taking() {
            mortal.send(0);
        }

        @Actor
        public void one() {
            one = mortal.send(-1);
            mortal.work();
        }

        @Actor
        public void other() {
            other = mortal.send(1);
            mortal.work();
        }

        @Arbiter
        public void count(III_Result result) {
            result.r1 = one + other;
            mortal.stop();
            mortal.count(result);
        }
    }

    /// The message comes to a full mailbox, and the waiting one is evicted, handled, or dead.
    @JCStressTest
    @State
    @Outcome(id = "1, 2, 1", expect = Expect.ACCEPTABLE, desc = "accepted")
    @Outcome(id = "0, 2, 1", expect = Expect.ACCEPTABLE, desc = "refused: dead outside")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or the actor lives")
    public static class Evicting {
        private final Mortal mortal = new Mortal(ranked(Mailbox.bounded(1, Overflow.DROP_OLDEST)));

        public Evicting() {
            mortal.send(1);
        }

        @Actor
        public void send(III_Result result) {
            result.r1 = mortal.send(2);
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

    /// Messages expire while others come and the actor is stopped.
    @JCStressTest
    @State
    @Outcome(id = "1, 2, 1", expect = Expect.ACCEPTABLE, desc = "accepted: handled, expired or dead inside")
    @Outcome(id = "0, 2, 1", expect = Expect.ACCEPTABLE, desc = "refused: dead outside")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or the actor lives")
    public static class Expiring {
        private final Mortal mortal = new Mortal(perishable(Mailbox.unbounded()));

        public Expiring() {
            mortal.send("first");
        }

        @Actor
        public void send(III_Result result) {
            result.r1 = mortal.send("second");
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

    /// The sender waits for room, which there is when a message has expired, was handled, or when
    /// the actor has ended.
    @JCStressTest
    @State
    @Outcome(id = "1, 2, 1", expect = Expect.ACCEPTABLE, desc = "accepted: handled, expired or dead inside")
    @Outcome(id = "0, 2, 1", expect = Expect.ACCEPTABLE, desc = "refused: dead outside")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or the actor lives")
    public static class Waiting {
        private final Mortal mortal = new Mortal(perishable(ranked(Mailbox.bounded(1, Overflow.BLOCK))));

        public Waiting() {
            mortal.send(1);
        }

        @Actor
        public void send(III_Result result) {
            result.r1 = mortal.send(2);
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

    /// The actor is to end after what waits, while a more urgent message comes.
    @JCStressTest
    @State
    @Outcome(id = "1, 2, 1", expect = Expect.ACCEPTABLE, desc = "accepted: handled or dead inside")
    @Outcome(id = "0, 2, 1", expect = Expect.ACCEPTABLE, desc = "refused: dead outside")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or the actor lives")
    public static class Draining {
        private final Mortal mortal = new Mortal(ranked(Mailbox.unbounded()));

        public Draining() {
            mortal.send(0);
        }

        @Actor
        public void send(III_Result result) {
            result.r1 = mortal.send(1);
        }

        @Actor
        public void drain() {
            mortal.drain();
            mortal.work();
        }

        @Arbiter
        public void count(III_Result result) {
            mortal.count(result);
        }
    }
}
