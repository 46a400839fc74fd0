package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Backoff;
import dev.actorweb.runtime.DeadLetter;
import dev.actorweb.runtime.DeadLetter.Cause;
import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import dev.actorweb.runtime.Topic;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Publish and subscribe; and the stream of dead letters.
class TopicTest {
    private final TestSystem test = TestSystem.builder()
            .supervision(Supervision.defaults().backoff(Backoff.none())).create();
    private final Topic<String> news = test.system().topic(String.class, "news");

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void eachSubscriberGetsEachMessageInOrder() {
        var one = test.<String>probe("one");
        var two = test.<Object>probe("two");
        news.subscribe(one.ref());
        news.subscribe(two.ref());
        news.subscribe(two.ref());
        assertThat(news.publish("a")).isEqualTo(2);
        assertThat(news.tell("b")).isEqualTo(Delivery.ENQUEUED);
        one.expectMessage("a");
        one.expectMessage("b");
        two.expectMessage("a");
        two.expectMessage("b");
        two.expectNoMessage();
        assertThat(news).hasToString("actor://test/$topic/news");
    }

    @Test
    void aTopicIsKnownByItsTypeAndName() {
        var probe = test.<String>probe("probe");
        test.system().topic(String.class, "news").subscribe(probe.ref());
        assertThat(test.system().topic(String.class, "news")).isEqualTo(news).hasSameHashCodeAs(news);
        assertThat(test.system().topic(Integer.class, "news")).isNotEqualTo(news);
        assertThat(test.system().topic(Integer.class, "news").publish(1)).isZero();
        assertThat(news.publish("a")).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> test.system().topic(String.class, "a/b"));
    }

    @Test
    void aSubscriptionEndsWithItsActorAndSurvivesItsRestart() {
        var heard = new ArrayList<String>();
        ActorRef<String> actor = test.spawn("a", new Faults().crashAt(1).around(_ -> heard::add));
        news.subscribe(actor);
        news.publish("again");
        test.runUntilIdle();
        assertThat(heard).containsExactly("again");

        test.system().stop(actor);
        test.runUntilIdle();
        assertThat(news.subscribers()).isEmpty();
        assertThat(news.isAlive()).isFalse();
        ActorRef<String> next = test.spawn("a", _ -> heard::add);
        assertThat(next.isAlive()).isTrue();
        assertThat(news.publish("to nobody")).isZero();
    }

    @Test
    void unsubscribingEndsIt() {
        var probe = test.<String>probe("probe");
        var subscription = news.subscribe(probe.ref());
        assertThat(subscription.cancel()).isTrue();
        assertThat(subscription.cancel()).isFalse();
        assertThat(news.unsubscribe(probe.ref())).isFalse();
        news.subscribe(probe.ref());
        assertThat(news.unsubscribe(probe.ref())).isTrue();
        news.publish("a");
        probe.expectNoMessage();
    }

    @Test
    void aMessageForNobodyIsADeadLetter() {
        assertThat(news.tell("a")).isEqualTo(Delivery.DEAD);
        assertThat(test.deadLetters()).containsExactly(new DeadLetter("a", news, new Cause.Unhandled()));
    }

    @Test
    void aFullSubscriberDoesNotHoldUpTheOthers() {
        var probe = test.<String>probe("probe");
        ActorRef<String> full = test.spawn("full", _ -> _ -> {},
                SpawnOptions.defaults().mailbox(Mailbox.bounded(1, Overflow.REJECT)));
        news.subscribe(full);
        news.subscribe(probe.ref());
        assertThat(news.publish("a")).isEqualTo(2);
        assertThat(news.publish("b")).isEqualTo(1);
        probe.expectMessage("a");
        probe.expectMessage("b");
    }

    @Test
    void strangersAndTheDeadDoNotSubscribe() {
        assertThatIllegalArgumentException().isThrownBy(() -> news.subscribe(new MockRef<>("mock")));
        ActorRef<String> actor = test.spawn("a", _ -> _ -> {});
        test.system().stop(actor);
        test.runUntilIdle();
        news.subscribe(actor);
        assertThat(news.subscribers()).isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway") // what a careless caller may do
    void aNullMessageIsRefused() {
        assertThatNullPointerException().isThrownBy(() -> news.publish(null));
    }

    // Dead letters.

    @Test
    void theLatestDeadLettersAreKept() {
        for (int i = 0; i < 150; i++) {
            news.publish("m" + i);
        }
        assertThat(test.system().deadLetters().recent()).hasSize(100)
                .first().satisfies(letter -> assertThat(letter.message()).isEqualTo("m50"));
        assertThat(test.system().deadLetters().count()).isEqualTo(150);
    }

    @Test
    void aLetterIsReplayedToWhoLivesAtItsPathNow() {
        ActorRef<String> actor = test.spawn("a", _ -> _ -> {});
        test.system().stop(actor);
        test.runUntilIdle();
        actor.tell("hello");
        var letter = test.deadLetters().getFirst();
        assertThat(test.system().deadLetters().replay(letter)).isEqualTo(Delivery.DEAD);
        assertThat(test.deadLetters()).as("no new letter").hasSize(1);

        var heard = new ArrayList<String>();
        test.<String>spawn("a", _ -> heard::add);
        assertThat(test.system().deadLetters().replay(letter)).isEqualTo(Delivery.ENQUEUED);
        test.runUntilIdle();
        assertThat(heard).containsExactly("hello");
    }

    @Test
    void aPoisonMessageIsReplayedToTheActorThatIsMended() {
        var broken = new boolean[]{true};
        var heard = new ArrayList<String>();
        ActorRef<String> actor = test.spawn("a", _ -> message -> {
            if (broken[0]) {
                throw new IllegalStateException("broken");
            }
            heard.add(message);
        });
        actor.tell("hello");
        test.runUntilIdle();
        broken[0] = false;
        test.system().deadLetters().replay(test.deadLetters().getFirst());
        test.runUntilIdle();
        assertThat(heard).containsExactly("hello");
    }

    @Test
    void aMessageToATopicIsReplayedToItsSubscribers() {
        news.publish("a");
        var probe = test.<String>probe("probe");
        news.subscribe(probe.ref());
        assertThat(test.system().deadLetters().replay(test.deadLetters().getFirst()))
                .isEqualTo(Delivery.ENQUEUED);
        probe.expectMessage("a");
    }
}
