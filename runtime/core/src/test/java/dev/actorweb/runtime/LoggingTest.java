package dev.actorweb.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What comes out of `System.Logger`, at the far end.
class LoggingTest {
    /// Where the machine itself stands still, that is nothing to log.
    private static final Duration HOUR = Duration.ofHours(1);

    /// Kept, since loggers that nobody holds are forgotten.
    private final Logger logger = Logger.getLogger("dev.actorweb.runtime");
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (String.valueOf(entry.getMessage()).matches(".*actor://logged-(bad|quiet|off)/.*")) {
                records.add(entry); // other tests may log meanwhile
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void leave() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    private String line(int number) {
        var entry = records.get(number);
        return entry.getLevel() + " " + new SimpleFormatter().formatMessage(entry)
                + (entry.getThrown() == null ? "" : ": " + entry.getThrown().getMessage());
    }

    @Test
    void aFailureAndAnEndForGoodAreLoggedWithTheirCause() throws Exception {
        try (var system = ActorSystem.builder("logged-bad").stallLimit(HOUR)
                .supervision(Supervision.defaults().limit(0, Duration.ofMinutes(1))).create()) {
            ActorRef<String> actor = system.spawn("{0} 'quoted'", _ -> message -> {
                throw new IllegalStateException(message);
            });
            var ended = new CountDownLatch(1);
            system.whenEnded(actor, _ -> ended.countDown());
            actor.tell("on purpose");
            assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(records).hasSize(2);
        assertThat(line(0))
                .isEqualTo("WARNING actor://logged-bad/{0} 'quoted' failed in RECEIVE: on purpose");
        assertThat(line(1)).isEqualTo("SEVERE actor://logged-bad/{0} 'quoted' has ended for good: "
                + "actor://logged-bad/{0} 'quoted' ended again after 0 restarts within PT1M");
        assertThat(records).allSatisfy(
                entry -> assertThat(entry.getLoggerName()).isEqualTo("dev.actorweb.runtime"));
    }

    @Test
    void aSystemInWhichNothingFailsLogsNothing() throws Exception {
        try (var system = ActorSystem.builder("logged-quiet").stallLimit(HOUR).create()) {
            ActorRef<String> actor = system.spawn("a", _ -> _ -> {});
            actor.tell("hello");
            system.stop(actor, Duration.ofMinutes(1));
            actor.tell("too late");
        }
        assertThat(records).isEmpty();
    }

    @Test
    void theLoggerOfAnActorHasItsPathForAName() throws Exception {
        try (var system = ActorSystem.create("named")) {
            var name = new CompletableFuture<String>();
            ActorRef<String> actor = system.spawn("a",
                    context -> _ -> name.complete(context.logger().getName()));
            actor.tell("tell me");
            assertThat(name.get(60, TimeUnit.SECONDS)).isEqualTo("actor://named/a");
        }
    }

    @Test
    void aLevelThatIsOffIsObeyed() throws Exception {
        var before = logger.getLevel();
        logger.setLevel(Level.SEVERE);
        try (var system = ActorSystem.create("logged-off")) {
            var again = new CountDownLatch(2);
            ActorRef<String> actor = system.spawn("a", _ -> _ -> {
                again.countDown();
                throw new IllegalStateException("fails");
            });
            actor.tell("fail");
            assertThat(again.await(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            logger.setLevel(before);
        }
        assertThat(records).isEmpty();
    }
}
