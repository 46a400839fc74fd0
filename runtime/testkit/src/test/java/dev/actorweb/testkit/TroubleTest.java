package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Backoff;
import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.Interest;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.ServiceKey;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.StopReason;
import dev.actorweb.runtime.Supervision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What surrounds the actors fails: loggers, observers, callbacks, options without measure. The
/// actors never notice.
class TroubleTest {
    /// As a logger is whose library cannot be loaded.
    private static final class BrokenLogger implements System.Logger {
        @Override
        public String getName() {
            throw new ExceptionInInitializerError("no logger");
        }

        @Override
        public boolean isLoggable(Level level) {
            throw new ExceptionInInitializerError("no logger");
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, @Nullable String message,
                @Nullable Throwable thrown) {
            throw new ExceptionInInitializerError("no logger");
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, @Nullable String format,
                @Nullable Object @Nullable... values) {
            throw new ExceptionInInitializerError("no logger");
        }
    }

    @Test
    void aLoggerThatIsBrokenHoldsUpNobody() throws InterruptedException {
        var handled = new CountDownLatch(1);
        try (var system = ActorSystem.builder("mute").logger(new BrokenLogger())
                .supervision(Supervision.defaults().backoff(Backoff.none())).create()) {
            ActorRef<String> actor = system.spawn("a", _ -> message -> {
                if (message.equals("bad")) {
                    throw new IllegalStateException("bad");
                }
                handled.countDown();
            });
            actor.tell("bad");
            actor.tell("good");
            assertThat(handled.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(system.statistics(actor).dead()).isEqualTo(1);
        }
    }

    @Test
    void anObserverThatFailsIsToldNoMoreAndThatIsLogged() {
        try (var test = TestSystem.create()) {
            var told = new ArrayList<Object>();
            var handled = new ArrayList<String>();
            test.system().observe(Interest.MESSAGES, event -> {
                told.add(event);
                throw new IllegalStateException("observer");
            });
            ActorRef<String> actor = test.spawn("a", _ -> handled::add);
            actor.tell("one");
            actor.tell("two");
            test.runUntilIdle();

            assertThat(told).hasSize(1);
            assertThat(handled).containsExactly("one", "two");
            assertThat(test.logged()).extracting(LogLine::toString)
                    .containsExactly("WARNING: an observer of test failed, and is told no more: "
                            + "java.lang.IllegalStateException: observer");
        }
    }

    @Test
    void aSubscriberOfDeadLettersThatFailsIsToldNoMore() {
        try (var test = TestSystem.create()) {
            test.system().deadLetters().subscribe(_ -> {
                throw new IllegalStateException("subscriber");
            });
            ActorRef<String> actor = test.spawn("a", _ -> _ -> {});
            test.system().stop(actor);
            test.runUntilIdle();
            assertThat(actor.tell("one")).isEqualTo(Delivery.DEAD);
            assertThat(actor.tell("two")).isEqualTo(Delivery.DEAD);

            assertThat(test.deadLetters()).hasSize(2);
            assertThat(test.logged()).hasSize(1);
        }
    }

    @Test
    void aCallbackThatFailsAtAnEndKeepsNobodyElseFromHearingOfIt() {
        try (var test = TestSystem.create()) {
            var heard = new ArrayList<StopReason>();
            var key = ServiceKey.of(String.class);
            ActorRef<String> actor = test.spawn("a", _ -> _ -> {});
            var probe = test.<String>probe("probe");
            test.system().whenEnded(actor, _ -> {
                throw new IllegalStateException("callback");
            });
            test.system().whenEnded(actor, heard::add);
            probe.watch(actor);
            test.system().directory().register(key, actor);
            test.system().stop(actor);
            test.runUntilIdle();

            assertThat(heard).containsExactly(new StopReason.Requested());
            assertThat(probe.expectTerminated(actor)).isEqualTo(new StopReason.Requested());
            assertThat(test.system().directory().statistics().local()).isZero();
            assertThat(test.logged()).hasSize(1);
            assertThat(test.stop(Duration.ofSeconds(1)).complete()).isTrue();
        }
    }

    @Test
    void aPriorityOrTimeToLiveThatCannotBeFoundCostsTheSenderNothing() {
        try (var test = TestSystem.create()) {
            var mailboxes = List.of(Mailbox.unbounded().prioritized(Object.class, _ -> {
                throw new AssertionError("no priority");
            }), Mailbox.unbounded().timeToLive(Object.class, _ -> {
                throw new NoClassDefFoundError("no time to live");
            }), Mailbox.unbounded().timeToLive(Object.class, TroubleTest::nothing));
            for (var mailbox : mailboxes) {
                var handled = new ArrayList<Object>();
                ActorRef<Object> actor = test.spawn("a" + mailboxes.indexOf(mailbox), _ -> handled::add,
                        SpawnOptions.defaults().mailbox(mailbox));
                assertThat(actor.tell("hello")).isEqualTo(Delivery.ENQUEUED);
                test.advance(Duration.ofDays(1));
                assertThat(handled).containsExactly("hello");
            }
            assertThat(test.logged()).hasSize(3).allMatch(
                    line -> line.message().endsWith("could not rank a message"));
        }
    }

    @SuppressWarnings("NullAway") // what a careless caller may do
    private static Duration nothing(Object message) {
        return null;
    }

    @Test
    void pausesAndWindowsWithoutMeasureLeaveTheSupervisorAlive() {
        var forever = Duration.ofSeconds(Long.MAX_VALUE);
        for (var backoff : List.of(Backoff.exponential(forever, forever),
                Backoff.exponential(Duration.ofMillis(1), forever))) {
            var supervision = Supervision.defaults().backoff(backoff).limit(1_000, forever);
            try (var test = TestSystem.builder().supervision(supervision).create()) {
                var handled = new ArrayList<Integer>();
                ActorRef<Integer> actor = test.spawn("a", _ -> message -> {
                    if (message < 100) {
                        throw new IllegalStateException("fails");
                    }
                    handled.add(message);
                }, SpawnOptions.defaults().redeliveryLimit(0));
                for (int message = 0; message <= 100; message++) {
                    actor.tell(message);
                    test.advance(Duration.ofDays(100 * 365));
                }
                assertThat(handled).containsExactly(100);
            }
        }
    }
}
