package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Topic;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/// A topic whose subscriber comes, goes or ends: whoever was reached has the message, and nothing
/// is left of a subscription that is over.
public final class TopicStress {
    private TopicStress() {}

    /// One subscriber, and a topic of its own.
    private static final class Paper {
        private final Mortal reader = new Mortal(Mailbox.unbounded());
        private final Topic<Object> topic = new Topics(Still.KERNEL).topic(Object.class, "paper");

        private void end() {
            reader.stop();
            reader.work();
        }

        /// Whether there is a subscription, although its actor may have ended.
        private int left() {
            return topic.unsubscribe(reader.cell) ? 1 : 0;
        }
    }

    /// The subscription is cancelled while a message is published.
    @JCStressTest
    @State
    @Outcome(id = "1, 1, 0", expect = Expect.ACCEPTABLE, desc = "before: reached, and it has the message")
    @Outcome(id = "0, 0, 0", expect = Expect.ACCEPTABLE, desc = "after: not reached")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the sender was told otherwise, or it is still subscribed")
    public static class Unsubscribing {
        private final Paper paper = new Paper();

        public Unsubscribing() {
            paper.topic.subscribe(paper.reader.cell);
        }

        @Actor
        public void publish(III_Result result) {
            result.r1 = paper.topic.publish("news");
        }

        @Actor
        public void unsubscribe() {
            paper.topic.unsubscribe(paper.reader.cell);
        }

        @Arbiter
        public void count(III_Result result) {
            paper.reader.work();
            result.r2 = paper.reader.settled();
            result.r3 = paper.left();
        }
    }

    /// The subscriber ends while a message is published.
    @JCStressTest
    @State
    @Outcome(id = "1, 1, 0", expect = Expect.ACCEPTABLE, desc = "reached: handled or dead inside")
    @Outcome(id = "0, 0, 0", expect = Expect.ACCEPTABLE, desc = "not reached: dead outside")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or it is still subscribed")
    public static class Ending {
        private final Paper paper = new Paper();

        public Ending() {
            paper.topic.subscribe(paper.reader.cell);
        }

        @Actor
        public void publish(III_Result result) {
            result.r1 = paper.topic.publish("news");
        }

        @Actor
        public void end() {
            paper.end();
        }

        @Arbiter
        public void count(III_Result result) {
            result.r2 = paper.reader.settled() < 0 ? -1 : (int) paper.reader.cell.accepted();
            result.r3 = paper.left();
        }
    }

    /// The only subscriber ends while somebody sends to the topic as to an actor.
    @JCStressTest
    @State
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "there was a subscriber, which was told")
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "there was none: a dead letter")
    @Outcome(expect = Expect.FORBIDDEN, desc = "said to be on its way to nobody, or dead and on its way")
    public static class Telling {
        private final Paper paper = new Paper();

        public Telling() {
            paper.topic.subscribe(paper.reader.cell);
        }

        @Actor
        public void tell(II_Result result) {
            result.r1 = paper.topic.tell("news") == Delivery.ENQUEUED ? 1 : 0;
        }

        @Actor
        public void end() {
            paper.end();
        }

        @Arbiter
        public void count(II_Result result) {
            result.r2 = paper.reader.settled();
        }
    }

    /// The subscriber ends while it is subscribed.
    @JCStressTest
    @State
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "nothing is left")
    @Outcome(expect = Expect.FORBIDDEN, desc = "it is still subscribed, though it has ended")
    public static class Subscribing {
        private final Paper paper = new Paper();

        @Actor
        public void subscribe() {
            paper.topic.subscribe(paper.reader.cell);
        }

        @Actor
        public void end() {
            paper.end();
        }

        @Arbiter
        public void count(II_Result result) {
            result.r1 = paper.topic.subscribers().size();
            result.r2 = paper.left();
        }
    }

    /// It is subscribed again while its subscription is cancelled, and ends then.
    @JCStressTest
    @State
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "it was subscribed again until its end")
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "it was subscribed twice, which is once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "it is still subscribed, though it has ended")
    public static class Again {
        private final Paper paper = new Paper();

        public Again() {
            paper.topic.subscribe(paper.reader.cell);
        }

        @Actor
        public void subscribe() {
            paper.topic.subscribe(paper.reader.cell);
        }

        @Actor
        public void unsubscribe() {
            paper.topic.unsubscribe(paper.reader.cell);
        }

        @Arbiter
        public void count(II_Result result) {
            result.r1 = paper.topic.subscribers().size();
            paper.end();
            result.r2 = paper.left();
        }
    }
}
