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
import java.util.List;
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
@Timeout(60)
class TimeoutTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final List<String> journal = new CopyOnWriteArrayList<>();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch timedOut = new CountDownLatch(1);
    private final CountDownLatch restarted = new CountDownLatch(1);
    private final BlockingQueue<ActorPath> ended = new LinkedBlockingQueue<>();
    private final Semaphore dead = new Semaphore(0);
    private final List<RuntimeEvent> events = new CopyOnWriteArrayList<>();
    private final ActorSystem system = ActorSystem.builder("late").logger(new Log())
            .supervision(Supervision.defaults().backoff(Backoff.none())).create();

    TimeoutTest() {
        system.observe(Interest.LIFECYCLE, event -> {
            events.add(event);
            if (event instanceof RuntimeEvent.TimedOut) {
                timedOut.countDown();
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
        assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aChildThatDoesNotStartInTimeIsGivenUp() throws InterruptedException {
        ActorRef<Act> slow = system.spawn("slow", _ -> new Actor<>() {
            @Override
            public void receive(Act message) {}

            @Override
            public void started() throws InterruptedException {
                hang();
            }
        }, SpawnOptions.defaults().startTimeout(SHORT));
        awaitUntil(timedOut);

        assertThat(slow.isAlive()).isFalse();
        assertThat(events).filteredOn(RuntimeEvent.TimedOut.class::isInstance).singleElement().satisfies(
                event -> {
                    assertThat(((RuntimeEvent.TimedOut) event).cause())
                            .hasMessage("actor://late/slow did not start within PT0.05S");
                    assertThat(((RuntimeEvent.TimedOut) event).stack())
                            .extracting(StackTraceElement::getMethodName)
                            .contains("await", "hang", "started");
                });
        assertThat(system.stop(SHORT).unfinished()).containsExactly(slow.path());
    }

    @Test
    void aChildThatStartsInTimeIsLeftAlone() throws InterruptedException {
        var handled = new CountDownLatch(1);
        var quick = system.spawn("quick", named("quick", journal),
                SpawnOptions.defaults().startTimeout(LONG));
        quick.tell(_ -> handled.countDown());
        awaitUntil(handled);

        assertThat(system.stop(LONG).complete()).isTrue();
        assertThat(journal).containsExactly("quick: start 0", "quick: stop requested");
    }

    @Test
    void aSupervisorFailsWhenAChildHangsInAGroupRestart() throws InterruptedException {
        var top = SpawnOptions.defaults().supervision(Supervision.defaults().strategy(Strategy.ONE_FOR_ALL));
        system.<Act>spawn("top", context -> {
            ActorRef<Act> failing = context.spawn("failing", named("failing", journal));
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
        awaitUntil(timedOut);
        awaitUntil(restarted);

        assertThat(events).filteredOn(RuntimeEvent.Escalated.class::isInstance).singleElement().satisfies(
                event -> assertThat(((RuntimeEvent.Escalated) event).cause())
                        .isInstanceOf(ActorTimeoutException.class));
    }

    @Test
    void aHungGrandchildDoesNotMakeItsParentLookHung() throws InterruptedException {
        var shortStop = SpawnOptions.defaults().stopTimeout(SHORT);
        ActorRef<Act> top = system.spawn("top", context -> {
            context.<Act>spawn("middle", middle -> {
                middle.<Act>spawn("leaf", named("leaf", journal), shortStop).tell(_ -> hang());
                return named("middle", journal).create(middle);
            }, shortStop);
            return named("top", journal).create(context);
        }, shortStop);
        hanging.await();
        system.stop(top);
        awaitUntil(timedOut);
        while (!ended.take().equals(top.path())) {
            // its children end first
        }

        assertThat(events.stream().filter(RuntimeEvent.TimedOut.class::isInstance)
                .map(event -> event.actor().path().name())).containsExactly("leaf");
        assertThat(journal).endsWith("middle: stop requested", "top: stop requested");
    }

    @Test
    void anActorThatReturnsAfterItWasGivenUpEndsInOrder() throws InterruptedException {
        var left = note(journal, "never");
        var hung = system.spawn("hung", named("hung", journal), SpawnOptions.defaults().stopTimeout(SHORT));
        hung.tell(_ -> hang());
        hung.tell(left);
        hanging.await();
        system.stop(hung);
        awaitUntil(timedOut);
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
        awaitUntil(timedOut);
        release.countDown();
        dead.acquire(newer + 1);

        assertThat(system.stop(LONG).complete()).isTrue();
        assertThat(journal).containsExactly("in hand");
        assertThat(system.statistics(hung).dead()).isEqualTo(newer + 1);
        assertThat(system.statistics(hung).queued()).isZero();
    }
}
