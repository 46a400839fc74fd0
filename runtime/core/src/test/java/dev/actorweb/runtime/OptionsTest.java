package dev.actorweb.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
    void nothingIsRefusedByNameWhereItIsGivenAndNotLater() {
        var options = SpawnOptions.defaults();
        assertThatNullIsRefused("overflow", () -> Mailbox.bounded(1, null));
        assertThatNullIsRefused("type", () -> Mailbox.unbounded().prioritized(null, _ -> 0));
        assertThatNullIsRefused("priority", () -> Mailbox.unbounded().prioritized(String.class, null));
        assertThatNullIsRefused("timeToLive", () -> Mailbox.unbounded().timeToLive(String.class, null));
        assertThatNullIsRefused("mailbox", () -> options.mailbox(null));
        assertThatNullIsRefused("restart", () -> options.restart(null));
        assertThatNullIsRefused("supervision", () -> options.supervision(null));
        assertThatNullIsRefused("stopTimeout", () -> options.stopTimeout(null));
        assertThatNullIsRefused("startTimeout", () -> options.startTimeout(null));
        assertThatNullIsRefused("strategy", () -> Supervision.defaults().strategy(null));
        assertThatNullIsRefused("window", () -> Supervision.defaults().limit(1, null));
        assertThatNullIsRefused("backoff", () -> Supervision.defaults().backoff(null));
        assertThatNullIsRefused("first", () -> Backoff.exponential(null, SECOND));
        assertThatNullIsRefused("longest", () -> Backoff.exponential(SECOND, null));
        assertThatNullIsRefused("supervision", () -> ActorSystem.builder("x").supervision(null));
        assertThatNullIsRefused("dispatcher", () -> ActorSystem.builder("x").dispatcher(null));
        assertThatNullIsRefused("logger", () -> ActorSystem.builder("x").logger(null));
        assertThatNullIsRefused("limit", () -> ActorSystem.builder("x").stallLimit(null));
        assertThatNullIsRefused("routing", () -> Router.pool(1, null, _ -> _ -> {}));
        assertThatNullIsRefused("worker", () -> Router.pool(1, Routing.roundRobin(), null));
        assertThatNullIsRefused("options", () -> Router.pool(1, Routing.roundRobin(), _ -> _ -> {}, null));
        assertThatNullIsRefused("routing",
                () -> Router.group(null, new ServiceKey<>(String.class, "printers")));
        assertThatNullIsRefused("key", () -> Router.group(Routing.roundRobin(), (ServiceKey<String>) null));
        assertThatNullIsRefused("key", () -> Routing.consistentHash(null));
        try (var system = ActorSystem.create("x")) {
            assertThatNullIsRefused("factory", () -> system.spawn("a", null));
            assertThatNullIsRefused("factory", () -> system.spawn(null));
            assertThatNullIsRefused("options", () -> system.spawn("a", _ -> _ -> {}, null));
            assertThatNullIsRefused("observer", () -> system.observe(Interest.MESSAGES, null));
            assertThatNullIsRefused("interest", () -> system.observe(null, _ -> {}));
            assertThatNullIsRefused("consumer", () -> system.deadLetters().subscribe(null));
            assertThatNullIsRefused("type", () -> system.topic(null, "news"));
            assertThatNullIsRefused("key", () -> system.directory().subscribeToChanges(null, _ -> {}));
            assertThatNullIsRefused("listener", () -> system.directory()
                    .subscribeToChanges(new ServiceKey<>(String.class, "printers"), null));
            ActorRef<String> actor = system.spawn("a", _ -> _ -> {});
            assertThatNullIsRefused("consumer", () -> system.whenEnded(actor, null));
            assertThatNullIsRefused("target", () -> system.ask(null, _ -> "", SECOND));
            assertThatNullIsRefused("question", () -> system.ask(actor, null, SECOND));
            assertThatNullIsRefused("routing", () -> Router.group(null, List.of(actor)));
        }
    }

    private static void assertThatNullIsRefused(String name, ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call).withMessage(name);
    }

    @Test
    void whatIsNotSaidIsAsTheGuideSays() {
        assertThat(Supervision.defaults()).isEqualTo(new Supervision(Supervision.Strategy.ONE_FOR_ONE, 10,
                Duration.ofMinutes(1), new Backoff(Duration.ofMillis(10), Duration.ofSeconds(10), 0.2)));
        assertThat(SpawnOptions.defaults()).isEqualTo(new SpawnOptions(Mailbox.unbounded(),
                RestartPolicy.TRANSIENT, Supervision.defaults(), 3, Duration.ofSeconds(5), Duration.ZERO));
    }

    @Test
    void aSystemIsNotGivenLessThanNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> ActorSystem.builder("x").recentDeadLetters(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActorSystem.builder("x").stallLimit(Duration.ZERO));
        try (var system = ActorSystem.create("x")) {
            for (var deadline : new Duration[]{Duration.ZERO, NEGATIVE}) {
                assertThatIllegalArgumentException().isThrownBy(() -> system.stop(deadline))
                        .withMessage("deadline " + deadline + " is not positive");
            }
            assertThat(system.spawn("a", _ -> _ -> {}).isAlive()).isTrue(); // and nothing was
                                                                            // stopped
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
