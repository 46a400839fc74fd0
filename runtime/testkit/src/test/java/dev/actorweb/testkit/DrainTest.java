package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.DeadLetter;
import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.SpawnOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An actor that drains handles all that waits for it, and nothing that comes later instead.
class DrainTest {
    private final List<Integer> seen = new ArrayList<>();
    private final List<Delivery> late = new ArrayList<>();
    private final TestSystem test = TestSystem.create();

    @AfterEach
    void close() {
        test.close();
    }

    static List<Mailbox> mailboxes() {
        return List.of(Mailbox.unbounded(), Mailbox.bounded(4, Overflow.REJECT),
                Mailbox.bounded(4, Overflow.DROP_NEWEST), Mailbox.bounded(4, Overflow.DROP_OLDEST),
                Mailbox.bounded(4, Overflow.BLOCK), Mailbox.unbounded().timeToLive(Duration.ofDays(1)),
                Mailbox.unbounded().prioritized(Integer.class, message -> message),
                Mailbox.unbounded().prioritized(Integer.class, message -> -message),
                Mailbox.bounded(4, Overflow.DROP_OLDEST).prioritized(Integer.class, message -> message)
                        .timeToLive(Duration.ofDays(1)));
    }

    @ParameterizedTest
    @MethodSource("mailboxes")
    void whatWaitsIsHandledThoughMoreAndMoreUrgentMessagesCome(Mailbox mailbox) {
        var children = new ArrayList<ActorRef<Integer>>();
        ActorRef<String> parent = test.spawn("parent", context -> {
            children.add(context.spawn("child", inner -> message -> {
                seen.add(message);
                for (int more = 1; more <= 3; more++) {
                    late.add(inner.self().tell(message + 100 * more));
                }
            }, SpawnOptions.defaults().mailbox(mailbox)));
            return _ -> context.retire(children.getFirst());
        });
        test.runUntilIdle();
        var actor = children.getFirst();
        parent.tell("retire it");
        for (int message = 1; message <= 4; message++) {
            assertThat(actor.tell(message)).isEqualTo(Delivery.ENQUEUED);
        }
        test.advance(Duration.ofSeconds(1));

        assertThat(actor.isAlive()).isFalse();
        assertThat(seen).containsExactlyInAnyOrder(1, 2, 3, 4);
        var accounts = test.system().statistics(actor);
        assertThat(accounts.processed()).isEqualTo(4);
        assertThat(accounts.sent()).isEqualTo(4 + late.size());
        assertThat(accounts.dead()).isEqualTo(test.deadLetters().size());
        assertThat(test.deadLetters()).extracting(DeadLetter::message).doesNotContain(1, 2, 3, 4);
    }

    /// Puts all aside until it is opened.
    private ActorRef<Integer> gate() {
        return test.spawn("gate", context -> message -> {
            if (message > 0 && !seen.contains(0)) {
                context.stash();
                return;
            }
            seen.add(message);
            if (message == 0) {
                context.unstashAll();
            }
        });
    }

    @Test
    void whatIsUnstashedWhileItDrainsIsHandled() {
        var gate = gate();
        for (int message : new int[]{1, 2, 0}) {
            gate.tell(message);
        }
        test.stop(Duration.ofSeconds(1));

        assertThat(seen).containsExactly(0, 1, 2);
        assertThat(test.deadLetters()).isEmpty();
    }

    @Test
    void whatWasUnstashedJustBeforeItDrainsIsHandled() {
        var gate = gate();
        for (int message : new int[]{1, 2, 0}) {
            gate.tell(message);
        }
        while (!seen.contains(0)) {
            test.step();
        }
        test.stop(Duration.ofSeconds(1));

        assertThat(seen).containsExactly(0, 1, 2);
    }

    @Test
    void whatStaysInTheStashIsADeadLetter() {
        var gate = gate();
        gate.tell(1);
        test.stop(Duration.ofSeconds(1));

        assertThat(test.deadLetters()).extracting(DeadLetter::cause)
                .containsExactly(new DeadLetter.Cause.Stopped());
    }

    @Test
    void anActorThatStashesForEverEndsAtItsTime() throws InterruptedException {
        try (var system = ActorSystem.create("real")) {
            ActorRef<Integer> actor = system.spawn("a", context -> _ -> {
                context.stash();
                context.unstashAll();
            });
            actor.tell(1);
            var ended = new CountDownLatch(1);
            system.whenEnded(actor, _ -> ended.countDown());
            system.stop(Duration.ofMillis(400));
            assertThat(ended.await(2, TimeUnit.MINUTES)).isTrue();
            assertThat(system.statistics(actor).dead()).isEqualTo(1);
        }
    }

    @Test
    void aTestWhoseActorsNeverComeToRestFailsRatherThanHang() {
        var restless = TestSystem.create();
        ActorRef<Integer> actor = restless.spawn("a", context -> _ -> {
            context.stash();
            context.unstashAll();
        });
        actor.tell(1);
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> restless.stop(Duration.ofSeconds(1)))
                .withMessageStartingWith("the actors do not come to rest");
    }
}
