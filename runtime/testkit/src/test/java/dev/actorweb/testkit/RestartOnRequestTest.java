package dev.actorweb.testkit;

import static dev.actorweb.testkit.Scripted.CRASH;
import static dev.actorweb.testkit.Scripted.named;
import static dev.actorweb.testkit.Scripted.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Backoff;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import dev.actorweb.runtime.Supervision.Strategy;
import dev.actorweb.testkit.Scripted.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Somebody outside asks for a fresh incarnation.
class RestartOnRequestTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final List<String> journal = new ArrayList<>();
    private final TestSystem test = TestSystem.builder()
            .supervision(Supervision.defaults().strategy(Strategy.ONE_FOR_ALL).limit(1, Duration.ofHours(1))
                    .backoff(Backoff.exponential(Duration.ofMinutes(1), Duration.ofMinutes(1))))
            .create();

    @AfterEach
    void close() {
        test.close();
    }

    private ActorRef<Act> spawn(String name, RestartPolicy policy) {
        return test.spawn(name, named(name, journal), SpawnOptions.defaults().restart(policy));
    }

    @Test
    void itStartsAtOnceAndAloneAndHandlesWhatWaited() throws InterruptedException {
        var actor = spawn("a", RestartPolicy.TRANSIENT);
        spawn("b", RestartPolicy.TRANSIENT);
        test.runUntilIdle();
        journal.clear();
        actor.tell(note(journal, "before"));

        assertThat(test.system().restart(actor, SOON)).isTrue();
        actor.tell(note(journal, "after"));
        test.runUntilIdle();

        assertThat(journal).containsSubsequence("a: stop requested", "a: start 1", "after").contains("before")
                .hasSize(4);
        assertThat(test.events(RuntimeEvent.Restarted.class)).singleElement()
                .satisfies(event -> assertThat(event.pause()).isZero());
    }

    @Test
    void itCountsAsNoFailure() throws InterruptedException {
        var actor = spawn("a", RestartPolicy.PERMANENT);
        for (int i = 0; i < 5; i++) {
            assertThat(test.system().restart(actor, SOON)).isTrue();
        }

        assertThat(test.system().statistics(actor).restarts()).isEqualTo(5);
        assertThat(actor.isAlive()).isTrue();
    }

    @Test
    void oneThatIsBeingRestartedIsLeftToThat() throws InterruptedException {
        var actor = spawn("a", RestartPolicy.TRANSIENT);
        actor.tell(CRASH);
        test.runUntilIdle(); // now it pauses

        assertThat(test.system().restart(actor, SOON)).isFalse();
        assertThat(journal).containsExactly("a: start 0", "a: stop failed crash");
    }

    @Test
    void oneThatFailsToStartAgainIsNotSaidToHave() throws InterruptedException {
        var starts = new ArrayList<Integer>();
        ActorRef<Act> actor = test.spawn("a", context -> {
            starts.add(context.restarts());
            if (context.restarts() == 1) {
                throw new IllegalStateException("no");
            }
            return act -> act.in(context);
        });
        test.runUntilIdle();

        assertThat(test.system().restart(actor, SOON)).isFalse();
        test.advance(Duration.ofMinutes(2));

        assertThat(starts).containsExactly(0, 1, 2);
        assertThat(actor.isAlive()).isTrue();
    }

    @Test
    void theEndedAndTheTemporaryAreNotRestarted() throws InterruptedException {
        var ended = spawn("a", RestartPolicy.TRANSIENT);
        test.system().stop(ended, SOON);
        var temporary = spawn("b", RestartPolicy.TEMPORARY);

        assertThat(test.system().restart(ended, SOON)).isFalse();
        assertThatThrownBy(() -> test.system().restart(temporary, SOON))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("temporary");
        assertThatThrownBy(() -> test.system().restart(temporary, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
