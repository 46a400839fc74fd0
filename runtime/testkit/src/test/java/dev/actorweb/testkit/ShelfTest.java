package dev.actorweb.testkit;

import static dev.actorweb.runtime.Delivery.DROPPED;
import static dev.actorweb.runtime.Delivery.ENQUEUED;
import static dev.actorweb.runtime.Delivery.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorTimeoutException;
import dev.actorweb.runtime.DeadLetter;
import dev.actorweb.runtime.DeadLetter.Cause;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Outcome;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.UndeliveredException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Mailboxes with priorities, and messages that expire.
class ShelfTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestSystem test = TestSystem.create();
    private final List<Integer> handled = new ArrayList<>();

    @AfterEach
    void close() {
        test.close();
    }

    /// Messages below 0 are less urgent than the others, those from 100 on more urgent.
    private static Mailbox ranked(Mailbox base) {
        return base.prioritized(Integer.class, message -> message < 0 ? -1 : message / 100);
    }

    private ActorRef<Integer> spawn(Mailbox mailbox) {
        return test.spawn("a", _ -> handled::add, SpawnOptions.defaults().mailbox(mailbox));
    }

    private static void tellAll(ActorRef<Integer> actor, int... messages) {
        for (int message : messages) {
            actor.tell(message);
        }
    }

    @Test
    void theMostUrgentMessageComesFirstAndEqualsInTheirOrder() {
        var actor = spawn(ranked(Mailbox.unbounded()));
        tellAll(actor, 1, -1, 100, 2, -2, 300, 101, 3);
        test.runUntilIdle();
        assertThat(handled).containsExactly(300, 100, 101, 1, 2, 3, -1, -2);
    }

    @Test
    void aFullMailboxThatRejectsDoesSoWhateverThePriority() {
        var actor = spawn(ranked(Mailbox.bounded(2, Overflow.REJECT)));
        tellAll(actor, 1, 2);
        assertThat(actor.tell(100)).isEqualTo(REJECTED);
        test.runUntilIdle();
        assertThat(handled).containsExactly(1, 2);
    }

    @Test
    void aFullMailboxThatDropsTheNewestDoesSoWhateverThePriority() {
        var actor = spawn(ranked(Mailbox.bounded(2, Overflow.DROP_NEWEST)));
        tellAll(actor, 1, 2);
        assertThat(actor.tell(100)).isEqualTo(DROPPED);
        assertThat(test.system().statistics(actor).dropped()).isEqualTo(1);
    }

    @Test
    void aFullMailboxThatDropsTheOldestDropsOneOfTheLeastUrgent() {
        var actor = spawn(ranked(Mailbox.bounded(3, Overflow.DROP_OLDEST)));
        tellAll(actor, 100, -1, 1);
        assertThat(actor.tell(2)).isEqualTo(ENQUEUED);
        assertThat(actor.tell(3)).isEqualTo(ENQUEUED);
        assertThat(actor.tell(-3)).as("less urgent than all that wait").isEqualTo(DROPPED);
        assertThat(actor.tell(101)).isEqualTo(ENQUEUED);
        assertThat(actor.tell(102)).isEqualTo(ENQUEUED);
        assertThat(actor.tell(103)).isEqualTo(ENQUEUED);
        assertThat(actor.tell(4)).isEqualTo(DROPPED);
        test.runUntilIdle();
        assertThat(handled).containsExactly(101, 102, 103);
        assertThat(test.system().statistics(actor).dropped()).isEqualTo(7);
    }

    @Test
    void anOutsideSenderToAFullRankedMailboxGoesOnWhenThereIsRoom() {
        var actor = spawn(ranked(Mailbox.bounded(1, Overflow.BLOCK)));
        tellAll(actor, 1, 2, 100);
        test.runUntilIdle();
        assertThat(handled).containsExactlyInAnyOrder(1, 2, 100);
    }

    @Test
    void anActorThatSendsToAFullRankedMailboxIsMutedUntilThereIsRoom() {
        ActorRef<Integer> slow = spawn(ranked(Mailbox.bounded(1, Overflow.BLOCK)));
        ActorRef<Integer> sender = test.spawn("sender", _ -> message -> {
            slow.tell(message);
            slow.tell(message + 100);
        });
        tellAll(sender, 1, 2, 3);
        test.runUntilIdle();
        assertThat(handled).hasSize(6);
        assertThat(test.events(RuntimeEvent.BackPressure.class)).isNotEmpty();
    }

    @Test
    void aRankThatCannotBeFoundIsZero() {
        var actor = spawn(Mailbox.unbounded().prioritized(Integer.class, message -> 100 / message));
        tellAll(actor, 0, 50);
        test.runUntilIdle();
        assertThat(handled).containsExactly(50, 0);
    }

    @Test
    void messagesOfAnotherTypeHavePriorityZero() {
        List<Object> all = new ArrayList<>();
        ActorRef<Object> actor = test.spawn("a", _ -> all::add,
                SpawnOptions.defaults()
                        .mailbox(Mailbox.unbounded().prioritized(String.class, String::length)));
        actor.tell(1);
        actor.tell("long");
        actor.tell("longer");
        test.runUntilIdle();
        assertThat(all).containsExactly("longer", "long", 1);
    }

    @Test
    void aStashedMessageComesBackBeforeMoreUrgentOnes() {
        ActorRef<Integer> actor = test.spawn("a", context -> message -> {
            if (message == 1 && handled.isEmpty()) {
                handled.add(0);
                context.stash();
            } else {
                handled.add(message);
                context.unstashAll();
            }
        }, SpawnOptions.defaults().mailbox(ranked(Mailbox.unbounded())));
        actor.tell(1);
        test.runUntilIdle();
        tellAll(actor, 2, 100, 200);
        test.runUntilIdle();
        assertThat(handled).containsExactly(0, 200, 1, 100, 2);
    }

    @Test
    void aMessageThatWaitedTooLongIsADeadLetter() {
        var actor = spawn(Mailbox.unbounded().timeToLive(SECOND));
        actor.tell(1);
        test.pass(SECOND);
        test.runUntilIdle();
        actor.tell(2);
        test.pass(Duration.ofMillis(1001));
        test.runUntilIdle();

        assertThat(handled).containsExactly(1);
        assertThat(test.deadLetters()).containsExactly(new DeadLetter(2, actor, new Cause.Expired(SECOND)));
        var accounts = test.system().statistics(actor);
        assertThat(accounts.dead()).isEqualTo(1);
        assertThat(accounts.queued()).isZero();
    }

    @Test
    void eachMessageMayHaveItsOwnTime() {
        var actor = spawn(Mailbox.unbounded().timeToLive(Integer.class, life -> Duration.ofMillis(life)));
        tellAll(actor, 5, 0, 20, -1);
        test.pass(Duration.ofMillis(10));
        test.runUntilIdle();
        assertThat(handled).containsExactly(0, 20, -1);
        assertThat(test.deadLetters()).extracting(DeadLetter::message).containsExactly(5);
    }

    @Test
    void aTimeThatCannotBeFoundNeverEnds() {
        var actor = spawn(
                Mailbox.unbounded().timeToLive(Integer.class, message -> Duration.ofMillis(1 / message)));
        actor.tell(0);
        test.pass(Duration.ofDays(1));
        test.runUntilIdle();
        assertThat(handled).containsExactly(0);
    }

    @Test
    void aTimeToLiveThatIsNotPositiveIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Mailbox.unbounded().timeToLive(Duration.ZERO))
                .withMessage("time to live PT0S is not positive");
    }

    @Test
    void timersDoNotExpireAndAreNotEvicted() {
        ActorRef<Integer> actor = test.spawn("a", context -> {
            context.scheduleAtFixedRate(Duration.ofMillis(100), 7);
            return handled::add;
        }, SpawnOptions.defaults().mailbox(
                Mailbox.bounded(1, Overflow.DROP_OLDEST).timeToLive(Duration.ofMillis(1))));
        test.runUntilIdle();
        for (int beat = 0; beat < 3; beat++) {
            test.pass(Duration.ofMillis(100));
            tellAll(actor, 1, 2);
            test.pass(Duration.ofMillis(2));
            test.runUntilIdle();
        }
        assertThat(handled).containsExactly(7, 7, 7);
    }

    @Test
    void aMessageThatIsTriedAgainDoesNotExpireMeanwhile() {
        ActorRef<Integer> actor = test.spawn("a", new Faults().crashAt(1).around(_ -> handled::add),
                SpawnOptions.defaults().mailbox(Mailbox.unbounded().timeToLive(Duration.ofNanos(1))));
        actor.tell(1);
        test.advance(SECOND);
        assertThat(handled).containsExactly(1);
    }

    @Test
    void anExpiredQuestionFailsWhenItIsFoundOut() {
        ActorRef<ActorRef<String>> actor = test.spawn("a", _ -> replyTo -> replyTo.tell("here"),
                SpawnOptions.defaults().mailbox(Mailbox.unbounded().timeToLive(Duration.ofMillis(1))));
        test.runUntilIdle();
        var answer = test.system().<ActorRef<String>, String>ask(actor, to -> to, SECOND).future();
        test.pass(Duration.ofMillis(2));
        test.runUntilIdle();
        assertThat(answer).isCompletedExceptionally();
        assertThat(answer.exceptionNow()).isInstanceOf(UndeliveredException.class)
                .isNotInstanceOf(ActorTimeoutException.class)
                .hasMessage("a question expired in the mailbox of actor://test/a");
    }

    @Test
    void anActorWhoseMessagesHaveAllExpiredStopsInOrder() {
        var actor = spawn(Mailbox.unbounded().timeToLive(Duration.ofMillis(1)));
        test.runUntilIdle();
        tellAll(actor, 1, 2, 3);
        test.pass(Duration.ofMillis(2));
        assertThat(test.stop(SECOND).complete()).isTrue();
        assertThat(handled).isEmpty();
        assertThat(test.deadLetters()).hasSize(3);
    }

    @Test
    void priorityAndTimeGoTogether() throws InterruptedException {
        var mailbox = ranked(Mailbox.bounded(8, Overflow.REJECT)).timeToLive(SECOND);
        var actor = spawn(mailbox);
        test.runUntilIdle();
        tellAll(actor, 1, 100);
        test.pass(Duration.ofMillis(900));
        tellAll(actor, 2, 101);
        test.pass(Duration.ofMillis(200));
        test.runUntilIdle();
        assertThat(handled).containsExactly(101, 2);
        assertThat(test.deadLetters()).extracting(DeadLetter::message).containsExactly(100, 1);
        assertThat(test.system().<Integer, String>ask(actor, _ -> 5, SECOND).await())
                .isInstanceOf(Outcome.Failure.class);
    }
}
