package dev.actorweb.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Options are values that cannot be nonsense.
class OptionsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration NEGATIVE = Duration.ofSeconds(-1);

    @Test
    void numbersAndTimesOutOfRangeAreRefused() {
        var options = SpawnOptions.defaults();
        assertThatIllegalArgumentException().isThrownBy(() -> options.redeliveryLimit(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> options.stopTimeout(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> options.startTimeout(NEGATIVE));
        assertThatIllegalArgumentException().isThrownBy(() -> Mailbox.bounded(-3, Overflow.REJECT))
                .withMessage("mailbox capacity -3 is less than 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Supervision.defaults().limit(-1, SECOND));
        assertThatIllegalArgumentException().isThrownBy(() -> Supervision.defaults().limit(1, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> Backoff.exponential(NEGATIVE, SECOND));
        assertThatIllegalArgumentException().isThrownBy(() -> Backoff.exponential(SECOND, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(SECOND, SECOND, 1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(SECOND, SECOND, Double.NaN));
    }

    @Test
    void aPauseDoublesUpToTheLongest() {
        var backoff = new Backoff(SECOND, Duration.ofSeconds(5), 0);

        assertThat(backoff.pause(0, 0.9)).isEqualTo(SECOND);
        assertThat(backoff.pause(1, 0.9)).isEqualTo(SECOND.multipliedBy(2));
        assertThat(backoff.pause(2, 0.9)).isEqualTo(SECOND.multipliedBy(4));
        assertThat(backoff.pause(3, 0.9)).isEqualTo(SECOND.multipliedBy(5));
        assertThat(backoff.pause(1_000_000, 0.9)).isEqualTo(SECOND.multipliedBy(5));
        assertThat(Backoff.none().pause(1_000_000, 0.9)).isZero();
    }

    @Test
    void noPauseIsTooLongToBeReckonedWith() {
        var forever = Duration.ofSeconds(Long.MAX_VALUE);
        for (int earlier : new int[]{0, 1, 60, 100, Integer.MAX_VALUE}) {
            assertThat(new Backoff(forever, forever, 1).pause(earlier, 0.999)).isGreaterThan(
                    Duration.ofDays(36_500));
            assertThat(new Backoff(SECOND, forever, 1).pause(earlier, 0.999)).isPositive();
        }
    }

    @Test
    @SuppressWarnings("NullAway") // what a careless caller may do
    void nothingIsRefusedWhereItIsGivenAndNotLater() {
        var options = SpawnOptions.defaults();
        assertThatNullPointerException().isThrownBy(() -> Mailbox.bounded(1, null)).withMessage("overflow");
        assertThatNullPointerException().isThrownBy(() -> Mailbox.unbounded().prioritized(null, null));
        assertThatNullPointerException().isThrownBy(() -> Mailbox.unbounded().timeToLive(String.class, null));
        assertThatNullPointerException().isThrownBy(() -> options.mailbox(null)).withMessage("mailbox");
        assertThatNullPointerException().isThrownBy(() -> options.restart(null)).withMessage("restart");
        assertThatNullPointerException().isThrownBy(() -> options.supervision(null));
        assertThatNullPointerException().isThrownBy(() -> Supervision.defaults().strategy(null));
        assertThatNullPointerException().isThrownBy(() -> Supervision.defaults().backoff(null));
        assertThatNullPointerException().isThrownBy(() -> ActorSystem.builder("x").supervision(null));
        assertThatNullPointerException().isThrownBy(() -> ActorSystem.builder("x").dispatcher(null))
                .withMessage("dispatcher");
        assertThatNullPointerException().isThrownBy(() -> ActorSystem.builder("x").logger(null))
                .withMessage("logger");
        try (var system = ActorSystem.create("x")) {
            assertThatNullPointerException().isThrownBy(() -> system.spawn("a", null)).withMessage("factory");
            assertThatNullPointerException().isThrownBy(() -> system.spawn(null)).withMessage("factory");
            assertThatNullPointerException().isThrownBy(() -> system.observe(Interest.MESSAGES, null));
            assertThatNullPointerException().isThrownBy(() -> system.deadLetters().subscribe(null));
            assertThatNullPointerException().isThrownBy(() -> system.topic(null, "news"));
            assertThatNullPointerException()
                    .isThrownBy(() -> system.directory().subscribeToChanges(null, null));
            ActorRef<String> actor = system.spawn("a", _ -> _ -> {});
            assertThatNullPointerException().isThrownBy(() -> system.whenEnded(actor, null));
            assertThatNullPointerException().isThrownBy(() -> system.ask(null, _ -> "", SECOND));
        }
    }

    @Test
    void jitterMakesAPauseLongerByItsShareAtMost() {
        var backoff = Backoff.exponential(Duration.ofSeconds(10), Duration.ofSeconds(10));

        assertThat(backoff.pause(0, 0)).isEqualTo(Duration.ofSeconds(10));
        assertThat(backoff.pause(0, 0.5)).isEqualTo(Duration.ofSeconds(11));
        assertThat(backoff.pause(0, 0.999999)).isLessThan(Duration.ofSeconds(12));
    }

    @Test
    void aPathPrintsAsAnAddress() {
        assertThat(new ActorPath("aw", java.util.List.of("a", "b"))).hasToString("actor://aw/a/b");
        assertThat(new ActorPath("aw", java.util.List.of())).hasToString("actor://aw/");
    }
}
