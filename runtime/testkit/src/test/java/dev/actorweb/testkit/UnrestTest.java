package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorNode;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Backoff;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.Signal;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import dev.actorweb.runtime.Supervision.Strategy;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Trees of actors that fail at every point, stop, retire, restart and replace one another at
/// random, under every strategy and policy: when the unrest is over, whoever is left runs, nobody
/// waits for a start that nobody orders, every message has had its one fate, and the end
/// is complete.
class UnrestTest {
    private static final int SEEDS = 400 * Integer.getInteger("aw.seeds", 1);
    private static final int STEPS = 60;
    private static final List<Strategy> STRATEGIES = List.of(Strategy.values());
    private static final List<RestartPolicy> POLICIES = List.of(RestartPolicy.values());

    /// What one run has in common.
    private static final class Weather {
        private final SplittableRandom random;
        private boolean calm;
        private int names;

        Weather(long seed) {
            random = new SplittableRandom(seed);
        }

        boolean strikes(int oneOf) {
            return !calm && random.nextInt(oneOf) == 0;
        }

        SpawnOptions options() {
            var supervision = Supervision.defaults().strategy(STRATEGIES.get(random.nextInt(3)))
                    .limit(1 + random.nextInt(6), Duration.ofMillis(50))
                    .backoff(random.nextBoolean()
                            ? Backoff.none()
                            : Backoff.exponential(Duration.ofMillis(1), Duration.ofMillis(20)));
            return SpawnOptions.defaults().restart(POLICIES.get(random.nextInt(3))).supervision(supervision)
                    .redeliveryLimit(random.nextInt(3))
                    .startTimeout(random.nextBoolean() ? Duration.ofSeconds(5) : Duration.ZERO);
        }
    }

    private static final class Wild implements Actor<Integer> {
        private final ActorContext<Integer> context;
        private final Weather weather;
        private final int depth;

        Wild(ActorContext<Integer> context, Weather weather, int depth) {
            this.context = context;
            this.weather = weather;
            this.depth = depth;
            fail(12);
        }

        private void fail(int oneOf) {
            if (weather.strikes(oneOf)) {
                throw new IllegalStateException("unrest");
            }
        }

        @Override
        public void started() {
            for (int i = 0; depth < 2 && i < 3; i++) {
                spawn();
                fail(20);
            }
            if (weather.strikes(3)) {
                context.receiveTimeout(Duration.ofMillis(7));
            }
        }

        private void spawn() {
            ActorRef<Integer> child = context.spawn("c" + weather.names++,
                    inner -> new Wild(inner, weather, depth + 1), weather.options());
            if (weather.strikes(2)) {
                context.watch(child);
            }
        }

        @Override
        public void receive(Integer message) {
            fail(4);
            var children = context.children();
            if (!children.isEmpty()) {
                var child = children.get(weather.random.nextInt(children.size()));
                if (weather.strikes(10)) {
                    context.stop(child);
                } else if (weather.strikes(10)) {
                    context.retire(child);
                }
            }
            if (depth < 2 && weather.strikes(10)) {
                spawn();
            }
            if (weather.strikes(25)) {
                context.stopSelf();
            }
        }

        @Override
        public void signal(Signal signal) {
            fail(6);
            if (weather.calm) {
                context.receiveTimeout(Duration.ZERO);
            }
        }

        @Override
        public void stopped() {
            fail(8);
        }
    }

    @Test
    void afterTheUnrestWhoeverIsLeftRunsAndNoMessageIsMissing() throws Exception {
        for (long seed = 1; seed <= SEEDS; seed++) {
            try {
                play(seed);
            } catch (Throwable e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static void play(long seed) throws InterruptedException {
        var weather = new Weather(seed);
        var random = new SplittableRandom(~seed);
        try (var test = TestSystem.builder().seed(seed).supervision(weather.options().supervision())
                .create()) {
            for (var name : List.of("a", "b")) {
                test.<Integer>spawn(name, context -> new Wild(context, weather, 0), weather.options());
            }
            Set<Object> sent = new HashSet<>();
            for (int step = 0; step < STEPS; step++) {
                var actors = test.system().actors();
                if (!actors.isEmpty()) {
                    disturb(test, actors.get(random.nextInt(actors.size())), step, sent, random);
                }
            }
            weather.calm = true;
            test.advance(Duration.ofMinutes(10));

            check(test.system().tree());
            assertThat(test.stop(Duration.ofMinutes(1)).unfinished()).isEmpty();
            Map<Object, String> fates = new HashMap<>();
            for (var event : test.events()) {
                switch (event) {
                    case RuntimeEvent.Processed processed -> note(fates, processed.message(), "processed");
                    case RuntimeEvent.DeadLettered dead -> note(fates, dead.letter().message(), "dead");
                    default -> {
                    }
                }
            }
            assertThat(fates.keySet()).isEqualTo(sent);
        }
    }

    @SuppressWarnings("unchecked") // all of them take numbers
    private static void disturb(TestSystem test, ActorRef<?> actor, int step, Set<Object> sent,
            SplittableRandom random) throws InterruptedException {
        ((ActorRef<Integer>) actor).tell(step);
        sent.add(step);
        switch (random.nextInt(12)) {
            case 0, 1 -> test.advance(Duration.ofMillis(random.nextInt(30)));
            case 2, 3, 4, 5 -> test.step();
            case 6 -> {
                if (random.nextInt(6) == 0) {
                    test.system().stop(actor);
                }
            }
            case 7 -> {
                if (random.nextInt(8) == 0) {
                    test.system().stop(actor, Duration.ofSeconds(2));
                }
            }
            case 8 -> restart(test, actor);
            default -> {
            }
        }
    }

    private static void restart(TestSystem test, ActorRef<?> actor) throws InterruptedException {
        try {
            test.system().restart(actor, Duration.ofSeconds(1));
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining("is temporary");
        }
    }

    private static void check(List<ActorNode> nodes) {
        for (var node : nodes) {
            assertThat(node.status()).as(node.toString()).isEqualTo(ActorNode.Status.RUNNING);
            assertThat(node.statistics().queued()).as(node.toString()).isZero();
            check(node.children());
        }
    }

    private static void note(Map<Object, String> fates, Object message, String fate) {
        assertThat(fates.put(message, fate)).as("a second fate of %s, %s", message, fate).isNull();
    }
}
