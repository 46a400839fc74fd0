package dev.actorweb.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.Supervision.Strategy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The table of what does not return: strategy × where the second of three siblings hangs × whether
/// they have a parent. It is reported, its siblings go on; and when the first one fails afterwards,
/// everybody who is to be restarted is, and who hangs is given up.
@Timeout(300)
class HungTableTest {
    enum Place {
        FACTORY, STARTED, RECEIVE, SIGNAL, STOPPED
    }

    enum Level {
        TOP, CHILD
    }

    private static final Duration SHORT = Duration.ofMillis(40);
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final List<String> NAMES = List.of("a", "b", "c");

    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final Map<String, Integer> made = new ConcurrentHashMap<>();
    private final Map<String, ActorRef<Work>> actors = new ConcurrentHashMap<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch anew = new CountDownLatch(2);
    private final CountDownLatch lastAnew = new CountDownLatch(2);

    /// What an actor is sent.
    private interface Work {
        void in(ActorContext<Work> context);
    }

    static Stream<Arguments> table() {
        return Stream.of(Strategy.values()).flatMap(strategy -> Stream.of(Place.values())
                .flatMap(place -> Stream.of(Level.values())
                        .map(level -> Arguments.of(strategy, place, level))));
    }

    @AfterEach
    void release() {
        release.countDown();
    }

    private final class Sibling implements Actor<Work> {
        private final ActorContext<Work> context;
        private final boolean hangs;
        private final Place place;

        Sibling(ActorContext<Work> context, boolean hangs, Place place) {
            this.context = context;
            this.hangs = hangs;
            this.place = place;
            hang(Place.FACTORY);
        }

        private void hang(Place now) {
            if (hangs && now == place) {
                hanging.countDown();
                try {
                    release.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        @Override
        public void started() {
            hang(Place.STARTED);
            if (hangs && place == Place.SIGNAL) {
                context.receiveTimeout(Duration.ofMillis(1));
            }
        }

        @Override
        public void receive(Work work) {
            hang(Place.RECEIVE);
            work.in(context);
        }

        @Override
        public void signal(Signal signal) {
            hang(Place.SIGNAL);
        }

        @Override
        public void stopped() {
            hang(Place.STOPPED);
        }
    }

    private ActorFactory<Work> sibling(String name, Place place) {
        return context -> {
            int number = made.merge(name, 1, Integer::sum);
            if (name.equals("c")) {
                lastAnew.countDown();
            }
            return new Sibling(context, name.equals("b") && number == 1, place);
        };
    }

    /// Starts the three: under the system, or under an actor.
    private void spawn(ActorSystem system, Supervision supervision, Place place, Level level)
            throws InterruptedException {
        switch (level) {
            case TOP -> {
                for (var name : NAMES) {
                    actors.put(name, system.spawn(name, sibling(name, place), options(name)));
                }
            }
            case CHILD -> {
                system.<String>spawn("parent", context -> {
                    for (var name : NAMES) {
                        actors.put(name, context.spawn(name, sibling(name, place), options(name)));
                    }
                    ready.countDown();
                    anew.countDown();
                    return _ -> {};
                }, SpawnOptions.defaults().supervision(supervision).stopTimeout(LONG));
                await(ready);
            }
        }
    }

    /// Only who hangs has little time to stop: nobody else is given up, however slow the machine.
    private static SpawnOptions options(String name) {
        return SpawnOptions.defaults().stopTimeout(name.equals("b") ? SHORT : LONG).redeliveryLimit(0);
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(120, TimeUnit.SECONDS)).isTrue();
    }

    private void tell(String name, Work work) {
        assertThat(actors).containsKey(name);
        actors.computeIfPresent(name, (_, actor) -> {
            actor.tell(work);
            return actor;
        });
    }

    private void assertHandling(String... names) throws InterruptedException {
        var handled = new CountDownLatch(names.length);
        for (var name : names) {
            tell(name, _ -> handled.countDown());
        }
        await(handled);
    }

    @ParameterizedTest(name = "{0}, hangs in {1}, {2}")
    @MethodSource("table")
    void itIsReportedAndItsSiblingsGoOn(Strategy strategy, Place place, Level level) throws Exception {
        var supervision = Supervision.defaults().strategy(strategy).backoff(Backoff.none());
        var stalled = new CountDownLatch(1);
        try (var system = ActorSystem.builder("hung").logger(new Silence()).supervision(supervision)
                .stallLimit(SHORT).create()) {
            system.observe(Interest.LIFECYCLE, event -> {
                if (event instanceof RuntimeEvent.Stalled && event.actor().path().name().equals("b")) {
                    stalled.countDown();
                }
            });
            spawn(system, supervision, place, level);
            if (place != Place.SIGNAL) { // it would stop before there is any
                tell("b", ActorContext::stopSelf);
            }
            await(hanging); // and was not just slow
            await(stalled);
            assertHandling("a", "c");

            tell("a", _ -> {
                throw new IllegalStateException("crash");
            });
            boolean together = strategy != Strategy.ONE_FOR_ONE;
            if (together && level == Level.CHILD) {
                await(anew); // who hung cannot be restarted, so the parent is
                assertHandling("a", "b", "c");
            } else {
                if (together) {
                    await(lastAnew);
                }
                assertHandling("a", "c");
            }
            assertThat(new TreeMap<>(made)).isEqualTo(
                    Map.of("a", 2, "b", together && level == Level.CHILD ? 2 : 1, "c", together ? 2 : 1));
            var path = (level == Level.TOP ? "" : "parent/") + "b";
            assertThat(system.lookup(path).isPresent()).isEqualTo(!together || level == Level.CHILD);
            release();
        }
    }
}
