package dev.actorweb.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Handlers that do not return: nobody else suffers from them, and they are told on.
@Timeout(300)
class StallTest {
    /// Longer than a thread that is about to hang is kept from it, where there are many.
    private static final Duration LIMIT = Duration.ofMillis(200);

    private static ActorSystem.Builder system() {
        return ActorSystem.builder("stall").logger(new Silence());
    }

    @Test
    void whomAHungHandlerWokeIsServedByAnotherThread() throws Exception {
        var release = new CountDownLatch(1);
        try (var system = system().create()) {
            ActorRef<String> second = system.spawn("second", _ -> _ -> release.countDown());
            ActorRef<String> first = system.spawn("first", _ -> message -> {
                second.tell(message);
                release.await();
            });

            first.tell("go");

            assertThat(release.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void othersGoOnThoughAsManyHandlersHangAsThereAreThreads() throws Exception {
        var release = new CountDownLatch(1);
        int hanging = 3 * Math.max(2, Runtime.getRuntime().availableProcessors());
        try (var system = system().create()) {
            for (int i = 0; i < hanging; i++) {
                ActorRef<String> one = system.spawn("hung" + i, _ -> _ -> release.await());
                one.tell("hang");
            }
            ActorRef<String> last = system.spawn("last", _ -> _ -> release.countDown());

            last.tell("go");

            assertThat(release.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    /// They come together, and are handled in one turn.
    @Test
    void eachMessageHasTheWholeTimeAndIsReportedOnce() throws Exception {
        var together = new CountDownLatch(1);
        var done = new CountDownLatch(2);
        var reports = new Semaphore(0);
        try (var system = system().stallLimit(LIMIT).create()) {
            system.observe(Interest.LIFECYCLE, event -> {
                if (event instanceof RuntimeEvent.Stalled) {
                    reports.release();
                }
            });
            ActorRef<String> slow = system.spawn("slow", _ -> message -> {
                if (message.equals("hold")) {
                    together.await();
                } else {
                    reports.drainPermits();
                    reports.acquire();
                    done.countDown();
                }
            });
            slow.tell("hold");
            slow.tell("first");
            slow.tell("second");

            together.countDown();

            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            reports.release(2);
        }
    }

    @Test
    void aHandlerThatDoesNotReturnIsReportedWithWhatItDoes() throws Exception {
        var release = new CountDownLatch(1);
        var reported = new CompletableFuture<RuntimeEvent.Stalled>();
        try (var system = system().stallLimit(LIMIT).create()) {
            system.observe(Interest.LIFECYCLE, event -> {
                if (event instanceof RuntimeEvent.Stalled stalled) {
                    reported.complete(stalled);
                }
            });
            ActorRef<String> slow = system.spawn("slow", _ -> _ -> release.await());

            slow.tell("hang");

            var event = reported.get(60, TimeUnit.SECONDS);
            release.countDown();
            assertThat(event.actor()).isEqualTo(slow);
            assertThat(event.since()).isGreaterThanOrEqualTo(LIMIT);
            assertThat(event.stack()).anySatisfy(call -> {
                assertThat(call.getClassName()).startsWith(StallTest.class.getName());
            });
        } finally {
            release.countDown();
        }
    }

    /// While the first stays away a second one and then a third are reported, so that the first is
    /// looked at again, and for more than its limit.
    @Test
    void oneThatStaysAwayIsReportedOnceByAnEventAndALogLine() throws Exception {
        var release = new CountDownLatch(1);
        var reported = new LinkedBlockingQueue<String>();
        var log = new Lines();
        var all = new ArrayList<String>();
        try (var system = system().stallLimit(LIMIT).logger(log).create()) {
            system.observe(Interest.LIFECYCLE, event -> {
                if (event instanceof RuntimeEvent.Stalled stalled && waits(stalled.stack())) {
                    reported.add(stalled.actor().path().name());
                }
            });
            for (var name : List.of("first", "second", "third")) {
                ActorRef<String> slow = system.spawn(name, _ -> message -> {
                    if (message.equals("hang")) {
                        release.await();
                    }
                });
                slow.tell("pass"); // where the machine itself was slow at the start, that is
                                   // another report
                slow.tell("hang");
                for (var one = ""; !one.equals(name);) {
                    one = Objects.requireNonNull(reported.poll(60, TimeUnit.SECONDS), name);
                    all.add(one);
                }
            }
            release.countDown();
        } finally {
            release.countDown();
        }
        assertThat(all).containsExactly("first", "second", "third");
        assertThat(reported).isEmpty();
        assertThat(log.lines(cause -> waits(List.of(cause.getStackTrace())))).containsExactly(
                "WARNING actor://stall/first does not return", "WARNING actor://stall/second does not return",
                "WARNING actor://stall/third does not return");
    }

    private static boolean waits(List<StackTraceElement> stack) {
        return stack.stream().anyMatch(call -> call.getClassName().equals(CountDownLatch.class.getName()));
    }

    @Test
    void anActorThatInterruptsItsThreadDisturbsNobodyElse() throws Exception {
        var disturbed = new AtomicInteger();
        var handled = new CountDownLatch(1_000);
        try (var system = ActorSystem.create("interrupted")) {
            ActorRef<Integer> bad = system.spawn("bad", _ -> _ -> Thread.currentThread().interrupt());
            ActorRef<Integer> good = system.spawn("good", _ -> _ -> {
                if (Thread.currentThread().isInterrupted()) {
                    disturbed.incrementAndGet();
                }
                handled.countDown();
            });
            for (int i = 0; i < 1_000; i++) {
                bad.tell(i);
                good.tell(i);
            }
            assertThat(handled.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(disturbed).hasValue(0);
    }

    @Test
    void aStallLimitThatIsNotPositiveIsRefused() {
        assertThatThrownBy(() -> system().stallLimit(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("stall limit PT0S is not positive");
    }
}
