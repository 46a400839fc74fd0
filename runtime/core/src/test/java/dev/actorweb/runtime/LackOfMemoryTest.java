package dev.actorweb.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Memory really runs out, in a process of its own: an actor uses up all of it again and again, and
/// everybody may be hit. When there is some again, nobody is missing.
@EnabledIfSystemProperty(named = "aw.load", matches = ".+", disabledReason = "with -Pload")
class LackOfMemoryTest {
    private static final int ROUNDS = 8;
    private static final int RING = 10;

    @Test
    @Timeout(300)
    void whenThereIsMemoryAgainEverybodyGoesOn() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(java, "-Xmx40m", "-cp", System.getProperty("java.class.path"),
                Starving.class.getName()).redirectErrorStream(true).start();
        CompletableFuture.delayedExecutor(4, TimeUnit.MINUTES).execute(process::destroyForcibly);
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    /// The process.
    static final class Starving {
        private static final AtomicLong BEATS = new AtomicLong();
        private static final List<ActorRef<Integer>> ACTORS = new ArrayList<>();

        private Starving() {}

        public static void main(String[] args) throws Exception {
            var supervision = Supervision.defaults().backoff(Backoff.none()).limit(1_000_000,
                    Duration.ofHours(1));
            try (var system = ActorSystem.builder("starving").logger(new Silence()).supervision(supervision)
                    .create()) {
                var options = SpawnOptions.defaults().redeliveryLimit(0).restart(RestartPolicy.PERMANENT)
                        .stopTimeout(Duration.ofMinutes(1));
                ActorRef<String> hog = system.spawn("hog", _ -> _ -> fill(), options);
                system.<String>spawn("timer", context -> {
                    context.scheduleAtFixedRate(Duration.ofMillis(1), "beat");
                    return _ -> BEATS.incrementAndGet();
                }, options);
                for (int i = 0; i < RING; i++) {
                    int next = (i + 1) % RING;
                    ACTORS.add(system.spawn("a" + i, _ -> hops -> {
                        var room = new byte[2_000];
                        if (hops > 0 && room.length > 0) {
                            ACTORS.get(next).tell(hops - 1);
                        }
                    }, options));
                }
                for (int round = 0; round < ROUNDS; round++) {
                    disturb(hog);
                }
                check(system);
            }
        }

        private static void fill() {
            var all = new Object[64];
            while (true) {
                var more = new Object[64];
                more[0] = all;
                all = more;
            }
        }

        private static void disturb(ActorRef<String> hog) throws InterruptedException {
            try {
                hog.tell("fill");
                for (int i = 0; i < 100; i++) {
                    ACTORS.get(i % RING).tell(20);
                    TimeUnit.MILLISECONDS.sleep(1);
                }
            } catch (OutOfMemoryError e) {
                // the next round, then
            }
        }

        private static void check(ActorSystem system) throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(500);
            long before = BEATS.get();
            var ended = new CountDownLatch(1);
            for (var actor : ACTORS) {
                actor.tell(0);
            }
            for (int i = 0; i < 10_000; i++) {
                boolean idle = system.actors().stream()
                        .allMatch(actor -> system.statistics(actor).queued() <= 1);
                if (idle && BEATS.get() > before + 10 && system.actors().size() == RING + 2) {
                    ended.countDown();
                    break;
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
            if (ended.getCount() > 0 || !system.stop(Duration.ofMinutes(1)).complete()) {
                System.out.println(system.tree() + ", beats " + (BEATS.get() - before));
                System.exit(1);
            }
        }
    }
}
