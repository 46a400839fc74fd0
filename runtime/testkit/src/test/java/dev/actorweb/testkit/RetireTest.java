package dev.actorweb.testkit;

import static dev.actorweb.testkit.Scripted.named;
import static dev.actorweb.testkit.Scripted.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Backoff;
import dev.actorweb.runtime.Supervision;
import dev.actorweb.testkit.Scripted.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The graceful stop of one actor and all below it.
class RetireTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestSystem test = TestSystem.builder()
            .supervision(Supervision.defaults().backoff(Backoff.none())).create();
    private final List<String> journal = new ArrayList<>();

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void anActorHandlesWhatWaitsBeforeItStops() throws InterruptedException {
        ActorRef<Act> actor = test.spawn("a", named("a", journal));
        var other = test.spawn("b", named("b", journal));
        for (int i = 1; i <= 3; i++) {
            actor.tell(note(journal, "note " + i));
        }
        assertThat(test.system().stop(actor, SECOND).complete()).isTrue();
        assertThat(journal).containsSubsequence("a: start 0", "note 1", "note 2", "note 3",
                "a: stop requested");
        assertThat(actor.isAlive()).isFalse();
        assertThat(other.isAlive()).isTrue();
        assertThat(test.system().lookup("a")).isEmpty();
        assertThat(test.deadLetters()).isEmpty();
    }

    @Test
    void childrenHandleWhatWaitsBeforeTheirParentStops() throws InterruptedException {
        ActorRef<Act> parent = test.spawn("parent", named("parent", journal));
        parent.tell(context -> context.<Act>spawn("child", named("child", journal))
                .tell(note(journal, "child note")));
        assertThat(test.system().stop(parent, SECOND).complete()).isTrue();
        assertThat(journal).containsExactly("parent: start 0", "child: start 0", "child note",
                "child: stop requested", "parent: stop requested");
    }

    @Test
    void anActorThatNeverComesToRestIsMadeToStopInTime() throws InterruptedException {
        ActorRef<Act> actor = test.spawn("a", named("a", journal));
        actor.tell(RetireTest::again);
        assertThat(test.system().stop(actor, SECOND).complete()).isTrue();
    }

    private static void again(ActorContext<Act> context) {
        context.schedule(Duration.ofMillis(10), RetireTest::again);
        context.self().tell(RetireTest::again);
    }

    @Test
    void anActorThatHasEndedIsNotWaitedFor() throws InterruptedException {
        ActorRef<Act> actor = test.spawn("a", named("a", journal));
        test.system().stop(actor);
        test.runUntilIdle();
        assertThat(test.system().stop(actor, SECOND).complete()).isTrue();
        assertThat(test.system().dispatcher().nanoTime()).isZero();
    }

    @Test
    void anActorThatFailsWhileItRetiresHasEnded() throws InterruptedException {
        ActorRef<Act> actor = test.spawn("a", named("a", journal));
        actor.tell(Scripted.CRASH);
        actor.tell(note(journal, "never"));
        assertThat(test.system().stop(actor, SECOND).complete()).isTrue();
        assertThat(journal).doesNotContain("never");
        assertThat(test.deadLetters()).hasSize(2);
    }

    @Test
    void aParentRetiresItsChild() {
        var child = new ArrayList<ActorRef<Act>>();
        ActorRef<Act> parent = test.spawn("parent", named("parent", journal));
        parent.tell(context -> {
            child.add(context.spawn("child", named("child", journal)));
            child.getFirst().tell(note(journal, "note"));
            context.watch(child.getFirst());
            context.retire(child.getFirst());
        });
        test.runUntilIdle();
        assertThat(journal).containsExactly("parent: start 0", "child: start 0", "note",
                "child: stop requested",
                "parent: child terminated");
    }

    @Test
    void onlyAChildIsRetired() {
        ActorRef<Act> stranger = test.spawn("stranger", named("stranger", journal));
        test.<Act>spawn("a", named("a", journal)).tell(context -> {
            assertThatIllegalArgumentException().isThrownBy(() -> context.retire(stranger))
                    .withMessage("actor://test/stranger is not a child of actor://test/a");
            journal.add("checked");
        });
        test.runUntilIdle();
        assertThat(journal).contains("checked");
        assertThatIllegalArgumentException().isThrownBy(() -> test.system().stop(stranger, Duration.ZERO));
    }
}
