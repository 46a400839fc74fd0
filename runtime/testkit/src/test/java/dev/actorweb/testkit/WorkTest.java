package dev.actorweb.testkit;

import static dev.actorweb.testkit.Scripted.CRASH;
import static dev.actorweb.testkit.Scripted.named;
import static dev.actorweb.testkit.Scripted.note;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.testkit.Scripted.Act;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Blocking work and its outcome.
class WorkTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    private final List<String> journal = new CopyOnWriteArrayList<>();

    @Test
    void theOutcomeOfWorkComesAsAMessage() {
        try (var test = TestSystem.create()) {
            var actor = test.spawn("a", named("a", journal));
            actor.tell(context -> context.pipeToSelf(() -> 42, outcome -> note(journal, outcome.toString())));
            actor.tell(context -> context.pipeToSelf(() -> {
                throw new IOException("no disk");
            }, outcome -> note(journal, outcome.toString())));
            test.runUntilIdle();

            assertThat(journal).containsExactly("a: start 0", "Success[value=42]",
                    "Failure[cause=java.io.IOException: no disk]");
        }
    }

    @Test
    void workRunsOnAVirtualThreadAndNotInTheTurn() {
        try (var test = TestSystem.builder().workOnThreads().create()) {
            var actor = test.spawn("a", named("a", journal));
            actor.tell(context -> context.pipeToSelf(() -> Thread.currentThread().isVirtual(),
                    outcome -> note(journal, outcome.toString())));

            assertThat(test.runUntil(() -> journal.contains("Success[value=true]"), LONG)).isTrue();
        }
    }

    @Test
    void workIsInterruptedWhenItsActorEndsAndSendsNothing() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        try (var test = TestSystem.builder().workOnThreads().create()) {
            var actor = test.spawn("a", named("a", journal));
            actor.tell(context -> context.pipeToSelf(() -> hang(begun, interrupted),
                    _ -> note(journal, "never")));
            test.runUntilIdle();
            begun.await();
            test.system().stop(actor);
            test.runUntilIdle();
            interrupted.await();
            test.runUntilIdle();
        }
        assertThat(journal).containsExactly("a: start 0", "a: stop requested");
    }

    @Test
    void workIsInterruptedByARestart() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        try (var test = TestSystem.builder().workOnThreads().create()) {
            var actor = test.spawn("a", named("a", journal), SpawnOptions.defaults().redeliveryLimit(0));
            actor.tell(context -> context.pipeToSelf(() -> hang(begun, interrupted),
                    _ -> note(journal, "never")));
            test.runUntilIdle();
            begun.await();
            actor.tell(CRASH);
            test.runUntilIdle();
            interrupted.await();
        }
        assertThat(journal).doesNotContain("never");
    }

    private static String hang(CountDownLatch begun, CountDownLatch interrupted) throws InterruptedException {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
            return "never";
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
    }

    @Test
    void cancelledWorkSendsNothing() {
        var work = new ArrayList<Cancellable>();
        try (var test = TestSystem.create()) {
            var actor = test.spawn("a", named("a", journal));
            actor.tell(context -> work.add(context.pipeToSelf(() -> 42, _ -> note(journal, "never"))));
            test.step();
            test.step();
            assertThat(work.getFirst().cancel()).isTrue();
            test.runUntilIdle();
        }
        assertThat(journal).doesNotContain("never");
    }

    @Test
    void anAdapterThatThrowsIsAFailureOfTheActor() {
        try (var test = TestSystem.create()) {
            var actor = test.spawn("a", named("a", journal), SpawnOptions.defaults().redeliveryLimit(0));
            actor.tell(context -> context.<Integer>pipeToSelf(() -> 42, outcome -> {
                throw new Scripted.Crash("in adapter");
            }));
            test.advance(Duration.ofSeconds(1));

            assertThat(journal).containsExactly("a: start 0", "a: stop failed in adapter", "a: start 1");
            assertThat(test.deadLetters()).hasSize(1);
        }
    }

    @Test
    void aRedeliveredOutcomeIsTheSameMessage() {
        var messages = new ArrayList<Act>();
        try (var test = TestSystem.create()) {
            var actor = test.spawn("a", named("a", journal));
            actor.tell(context -> context.pipeToSelf(() -> 42, _ -> new Act() {
                @Override
                public void in(dev.actorweb.runtime.ActorContext<Act> inner) {
                    messages.add(this);
                    if (inner.restarts() == 0) {
                        throw new Scripted.Crash("once");
                    }
                }
            }));
            test.advance(Duration.ofSeconds(1));
        }
        assertThat(messages).hasSize(2);
        assertThat(messages.get(0)).isSameAs(messages.get(1));
    }
}
