package dev.actorweb.testkit;

import static dev.actorweb.testkit.Scripted.CRASH;
import static dev.actorweb.testkit.Scripted.named;
import static dev.actorweb.testkit.Scripted.note;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorPath;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.ActorTimeoutException;
import dev.actorweb.runtime.Backoff;
import dev.actorweb.runtime.Interest;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import dev.actorweb.runtime.Supervision.Strategy;
import dev.actorweb.testkit.Scripted.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Children that do not start or stop in time, on the real pool: only there can a turn hang.
@Timeout(300)
class TimeoutTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(2);

    /// Where the machine has been slower than a limit, the test begins anew with so many
    /// times more.
    private static final int LONGER = 4;

    private final List<String> journal = new CopyOnWriteArrayList<>();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final BlockingQueue<RuntimeEvent.TimedOut> timedOut = new LinkedBlockingQueue<>();
    private final CountDownLatch restarted = new CountDownLatch(1);
    private final BlockingQueue<ActorPath> ended = new LinkedBlockingQueue<>();
    private final Semaphore dead = new Semaphore(0);
    private final List<RuntimeEvent> events = new CopyOnWriteArrayList<>();
    private final ActorSystem system = ActorSystem.builder("late").logger(new Log())
            .supervision(Supervision.defaults().backoff(Backoff.none())).create();

    TimeoutTest() {
        system.observe(Interest.LIFECYCLE, event -> {
            events.add(event);
            if (event instanceof RuntimeEvent.TimedOut late) {
                timedOut.add(late);
            }
            if (event instanceof RuntimeEvent.Started started && started.restarts() == 1) {
                restarted.countDown();
            }
            if (event instanceof RuntimeEvent.Terminated) {
                ended.add(event.actor().path());
            }
        });
        system.deadLetters().subscribe(_ -> dead.release());
    }

    @AfterEach
    void close() {
        release.countDown();
        system.close();
    }

    private void hang() throws InterruptedException {
        hanging.countDown();
        release.await();
    }

    private static void awaitUntil(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(120, TimeUnit.SECONDS)).isTrue();
    }

    private RuntimeEvent.TimedOut awaitTimeOut() throws InterruptedException {
        return Objects.requireNonNull(timedOut.poll(120, TimeUnit.SECONDS), "nobody timed out");
    }

    @Test
    void aChildThatDoesNotStartInTimeIsGivenUp() throws InterruptedException {
        var limit = SHORT;
        var late = slowToStart(limit);
        while (!calls(late).contains("hang")) { // it was given up before it came so far
            limit = limit.multipliedBy(LONGER);
            late = slowToStart(limit);
        }
        var slow = late.actor();

        assertThat(slow.isAlive()).isFalse();
        assertThat(late.cause()).hasMessage(slow + " did not start within " + limit);
        assertThat(calls(late)).contains("await", "hang", "started");
        assertThat(system.stop(SHORT).unfinished()).contains(slow.path());
    }

    private static List<String> calls(RuntimeEvent.TimedOut late) {
        return late.stack().stream().map(StackTraceElement::getMethodName).toList();
    }

    /// Starts a child that hangs, and waits until it is given up.
    private RuntimeEvent.TimedOut slowToStart(Duration limit) throws InterruptedException {
        system.<Act>spawn("slow-" + limit.toMillis(), _ -> new Actor<>() {
            @Override
            public void receive(Act message) {}

            @Override
            public void started() throws InterruptedException {
                hang();
            }
        }, SpawnOptions.defaults().startTimeout(limit));
        return awaitTimeOut();
    }

    @Test
    void aChildThatStartsInTimeIsLeftAlone() throws InterruptedException {
        var handled = new CountDownLatch(1);
        var quick = system.spawn("quick", named("quick", journal),
                SpawnOptions.defaults().startTimeout(LONG).stopTimeout(LONG));
        quick.tell(_ -> handled.countDown());
        awaitUntil(handled);

        assertThat(system.stop(LONG).complete()).isTrue();
        assertThat(journal).containsExactly("quick: start 0", "quick: stop requested");
    }

    @Test
    void aSupervisorFailsWhenAChildHangsInAGroupRestart() throws InterruptedException {
        var top = SpawnOptions.defaults().supervision(Supervision.defaults().strategy(Strategy.ONE_FOR_ALL));
        system.<Act>spawn("top", context -> {
            ActorRef<Act> failing = context.spawn("failing", named("failing", journal),
                    SpawnOptions.defaults().stopTimeout(LONG));
            ActorRef<Act> hung = context.spawn("hung", named("hung", journal),
                    SpawnOptions.defaults().stopTimeout(SHORT));
            if (context.restarts() == 0) {
                hung.tell(_ -> hang());
                context.pipeToSelf(() -> {
                    hanging.await();
                    return failing;
                }, _ -> _ -> failing.tell(CRASH));
            }
            return named("top", journal).create(context);
        }, top);
        awaitTimeOut();
        awaitUntil(restarted);

        assertThat(events).filteredOn(RuntimeEvent.Escalated.class::isInstance).singleElement().satisfies(
                event -> assertThat(((RuntimeEvent.Escalated) event).cause())
                        .isInstanceOf(ActorTimeoutException.class));
    }

    /// Parents that are slow to stop, once their children have, look hung and are: on a slow
    /// machine all get more time, until only one is left that looks so.
    @Test
    void aHungGrandchildDoesNotMakeItsParentLookHung() throws InterruptedException {
        var limit = SHORT;
        while (!whoLooksHung(limit).equals(List.of("leaf"))) {
            limit = limit.multipliedBy(LONGER);
            assertThat(limit).isLessThan(LONG);
        }
        assertThat(journal).endsWith("middle: stop requested", "top: stop requested");
    }

    private List<String> whoLooksHung(Duration limit) throws InterruptedException {
        var hangs = new CountDownLatch(1);
        var limited = SpawnOptions.defaults().stopTimeout(limit);
        ActorRef<Act> top = system.spawn("top-" + limit.toMillis(), context -> {
            context.<Act>spawn("middle", middle -> {
                middle.<Act>spawn("leaf", named("leaf", journal), limited).tell(_ -> {
                    hangs.countDown();
                    release.await();
                });
                return named("middle", journal).create(middle);
            }, limited);
            return named("top", journal).create(context);
        }, limited);
        hangs.await();
        system.stop(top);
        while (!ended.take().equals(top.path())) {
            // its children end first
        }
        List<RuntimeEvent.TimedOut> late = new ArrayList<>();
        timedOut.drainTo(late);
        return late.stream().map(event -> event.actor().path().name()).toList();
    }

    @Test
    void anActorThatReturnsAfterItWasGivenUpEndsInOrder() throws InterruptedException {
        var left = note(journal, "never");
        var hung = system.spawn("hung", named("hung", journal), SpawnOptions.defaults().stopTimeout(SHORT));
        hung.tell(_ -> hang());
        hung.tell(left);
        hanging.await();
        system.stop(hung);
        awaitTimeOut();
        release.countDown();
        dead.acquire();

        assertThat(system.stop(LONG).complete()).isTrue();
        assertThat(journal).containsExactly("hung: start 0", "hung: stop abandoned");
        assertThat(system.statistics(hung).dead()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void aMessageThatIsStashedAfterItsActorWasGivenUpIsDead(int newer) throws InterruptedException {
        ActorRef<String> hung = system.spawn("hung", context -> message -> {
            hang();
            context.stash();
            journal.add(message);
        }, SpawnOptions.defaults().stopTimeout(SHORT));
        hung.tell("in hand");
        hanging.await();
        for (int i = 0; i < newer; i++) {
            hung.tell("newer");
        }
        system.stop(hung);
        awaitTimeOut();
        release.countDown();
        dead.acquire(newer + 1);

        assertThat(system.stop(LONG).complete()).isTrue();
        assertThat(journal).containsExactly("in hand");
        assertThat(system.statistics(hung).dead()).isEqualTo(newer + 1);
        assertThat(system.statistics(hung).queued()).isZero();
    }
}
