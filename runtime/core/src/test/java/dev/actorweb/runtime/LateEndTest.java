package dev.actorweb.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A system that ended without one of its actors, whose handler did not return: nobody waits for
/// that one any more.
@Timeout(300)
class LateEndTest {
    private static final Duration LONG = Duration.ofDays(1);

    /// So short that nobody has to wait for it, and so late that nothing here can miss it.
    private static final Duration SOON = Duration.ofMillis(1);

    private final CountDownLatch hangs = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final ActorSystem system = ActorSystem.builder("late").logger(new Silence()).create();

    /// Has no room for more than the message that it hangs at and one that waits.
    private final ActorRef<ActorRef<String>> hung = system.spawn("hung", _ -> _ -> {
        hangs.countDown();
        release.await();
    }, SpawnOptions.defaults().mailbox(Mailbox.bounded(1, Overflow.BLOCK)).stopTimeout(LONG));

    @BeforeEach
    void hang() throws InterruptedException {
        hung.tell(reference());
        hangs.await();
    }

    @AfterEach
    void release() {
        release.countDown();
    }

    private ActorRef<String> reference() {
        return system.<String>topic(String.class, "nobody");
    }

    private CompletableFuture<String> question(ActorRef<ActorRef<String>> to) {
        return system.<ActorRef<String>, String>ask(to, replyTo -> replyTo, LONG).future();
    }

    private static void assertLeftOpen(CompletableFuture<String> question, String to) {
        assertThatThrownBy(question::join).hasCauseInstanceOf(UndeliveredException.class)
                .hasRootCauseMessage("a question to " + to + " was open when late, which asked it, ended");
    }

    @Test
    void whatWasAskedFailsWithIt() throws InterruptedException {
        var question = question(hung);
        assertThat(system.stop(SOON).unfinished()).containsExactly(hung.path());

        assertLeftOpen(question, "actor://late/hung");
    }

    /// One that has an address of its own, and does not answer.
    private record Elsewhere(ActorPath path) implements ActorRef<ActorRef<String>> {
        @Override
        public Delivery tell(ActorRef<String> message) {
            return Delivery.ENQUEUED;
        }

        @Override
        public boolean isAlive() {
            return true;
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    @Test
    void whatIsAskedLaterFailsAtOnce() throws InterruptedException {
        var elsewhere = new Elsewhere(new ActorPath("other", List.of("mute")));
        var before = question(elsewhere);
        system.stop(SOON);

        assertLeftOpen(before, "actor://other/mute");
        assertLeftOpen(question(elsewhere), "actor://other/mute");
        assertThatThrownBy(question(hung)::join)
                .hasRootCauseMessage("a question came too late for actor://late/hung");
    }

    @Test
    void whoWaitsForRoomIsToldThatThereIsNone() throws Exception {
        hung.tell(reference());
        var told = new CompletableFuture<Delivery>();
        var sender = Thread.ofVirtual().start(() -> told.complete(hung.tell(reference())));
        Until.holds(() -> sender.getState() == Thread.State.WAITING);
        system.stop(SOON);

        assertThat(told.get()).isEqualTo(Delivery.DEAD);
        assertThat(hung.isAlive()).isFalse();
        assertThat(hung.tell(reference())).isEqualTo(Delivery.DEAD);
        assertThatIllegalStateException().isThrownBy(() -> system.spawn("more", _ -> _ -> {}));
    }

    @Test
    void anInterruptedCloseLeavesNobodyWaiting() throws InterruptedException {
        var question = question(hung);
        var interrupted = new CompletableFuture<Boolean>();
        var closing = new Thread(() -> {
            Thread.currentThread().interrupt();
            system.close();
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        closing.start();
        closing.join();

        assertThat(interrupted.join()).isTrue();
        assertLeftOpen(question, "actor://late/hung");
        assertThat(hung.tell(reference())).isEqualTo(Delivery.DEAD);
    }

    @Test
    void anInterruptedStopGoesOnAndIsWaitedForAgain() throws Exception {
        var outcome = new CompletableFuture<Object>();
        var stopping = new Thread(() -> {
            Thread.currentThread().interrupt();
            try {
                outcome.complete(system.stop(LONG));
            } catch (InterruptedException e) {
                outcome.complete(e);
            }
        });
        stopping.start();
        stopping.join();
        assertThat(outcome.get()).isInstanceOf(InterruptedException.class);

        release.countDown();
        assertThat(system.stop(LONG).complete()).isTrue();
    }

    @Test
    void severalMayStopASystemAtOnce() throws Exception {
        List<CompletableFuture<Termination>> ends = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            var end = new CompletableFuture<Termination>();
            Thread.ofVirtual().start(() -> {
                try {
                    end.complete(system.stop(LONG));
                } catch (Throwable e) {
                    end.completeExceptionally(e);
                }
            });
            ends.add(end);
        }
        hung.tell(reference()); // before or after its end
        release.countDown();
        for (var end : ends) {
            assertThat(end.get().complete()).isTrue();
        }
        assertThat(system.statistics(hung).queued()).isZero();
        assertThat(system.statistics(hung).sent()).isEqualTo(2);
    }

    @Test
    void whatWaitedForItIsDeadWhenItReturns() throws InterruptedException {
        hung.tell(reference());
        system.stop(SOON);
        assertThat(system.statistics(hung).queued()).isEqualTo(2);

        release.countDown();
        Until.holds(() -> system.statistics(hung).queued() == 0);
        var accounts = system.statistics(hung);
        assertThat(accounts.processed()).isEqualTo(1);
        assertThat(accounts.dead()).isEqualTo(1);
        assertThat(system.deadLetters().recent()).hasSize(1);
        Until.holds(() -> system.actors().isEmpty());
        assertThat(system.stop(Duration.ofDays(1)).complete()).isTrue();
    }
}
