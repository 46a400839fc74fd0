package dev.actorweb.testkit;

import static dev.actorweb.testkit.Scripted.CRASH;
import static dev.actorweb.testkit.Scripted.named;
import static dev.actorweb.testkit.Scripted.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.testkit.Scripted.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Timers and receive time-outs, in virtual time.
class TimeTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<String> journal = new ArrayList<>();
    private final List<Cancellable> timers = new ArrayList<>();
    private final TestSystem test = TestSystem.create();
    private final ActorRef<Act> actor = test.spawn("a", named("a", journal),
            SpawnOptions.defaults().redeliveryLimit(0));

    @AfterEach
    void close() {
        test.close();
    }

    private void run(Act act) {
        actor.tell(act);
        test.runUntilIdle();
        journal.clear();
    }

    @Test
    void aTimerComesOnceAtItsTime() {
        run(context -> context.schedule(SECOND, note(journal, "tick")));
        test.advance(Duration.ofMillis(999));
        assertThat(journal).isEmpty();
        test.advance(Duration.ofMillis(1));
        assertThat(journal).containsExactly("tick");
        test.advance(Duration.ofHours(1));
        assertThat(journal).containsExactly("tick");
        assertThat(test.system().statistics(actor).processed()).isEqualTo(2);
    }

    @Test
    void aCancelledTimerDoesNotComeAndCancellingTwiceSaysSo() {
        run(context -> timers.add(context.schedule(SECOND, note(journal, "tick"))));

        assertThat(timers.getFirst().cancel()).isTrue();
        assertThat(timers.getFirst().cancel()).isFalse();
        test.advance(SECOND);
        assertThat(journal).isEmpty();
    }

    @Test
    void fixedDelayCountsFromTheEndOfTheLastMessage() {
        run(context -> timers.add(context.scheduleWithFixedDelay(SECOND, note(journal, "tick"))));
        for (int i = 0; i < 3; i++) {
            test.advance(SECOND);
        }
        assertThat(journal).containsExactly("tick", "tick", "tick");
        timers.getFirst().cancel();
        test.advance(SECOND);
        assertThat(journal).hasSize(3);
    }

    @Test
    void fixedRateKeepsItsBeat() {
        run(context -> context.scheduleAtFixedRate(SECOND, note(journal, "tick")));
        test.advance(Duration.ofMillis(3500));
        assertThat(journal).containsExactly("tick", "tick", "tick");
        test.advance(Duration.ofMillis(500));
        assertThat(journal).hasSize(4);
    }

    @Test
    void aRestartEndsAllTimers() {
        run(context -> {
            context.schedule(SECOND, note(journal, "once"));
            context.scheduleAtFixedRate(SECOND, note(journal, "tick"));
            context.receiveTimeout(SECOND);
        });
        actor.tell(CRASH);
        test.advance(Duration.ofMinutes(1));

        assertThat(journal).containsExactly("a: stop failed crash", "a: start 1");
    }

    @Test
    void timesThatMakeNoSenseAreRefused() {
        run(context -> {
            var negative = Duration.ofNanos(-1);
            assertThatIllegalArgumentException().isThrownBy(() -> context.schedule(negative, CRASH));
            assertThatIllegalArgumentException().isThrownBy(() -> context.receiveTimeout(negative));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> context.scheduleAtFixedRate(Duration.ZERO, CRASH));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> context.scheduleWithFixedDelay(Duration.ZERO, CRASH));
        });

        assertThat(test.events(RuntimeEvent.Failed.class)).isEmpty();
    }

    @Test
    void anIdleActorIsToldAgainAndAgainUntilItGetsAMessage() {
        run(context -> context.receiveTimeout(Duration.ofSeconds(2)));
        test.advance(SECOND);
        actor.tell(note(journal, "message"));
        test.advance(Duration.ofMillis(1999));
        assertThat(journal).containsExactly("message");
        test.advance(Duration.ofMillis(1));
        assertThat(journal).containsExactly("message", "a: idle for PT2S");
        test.advance(Duration.ofSeconds(2));
        assertThat(journal).endsWith("a: idle for PT2S", "a: idle for PT2S");
    }

    @Test
    void zeroSwitchesTheReceiveTimeoutOff() {
        run(context -> context.receiveTimeout(SECOND));
        run(context -> context.receiveTimeout(Duration.ZERO));
        test.advance(Duration.ofMinutes(1));

        assertThat(journal).isEmpty();
    }
}
