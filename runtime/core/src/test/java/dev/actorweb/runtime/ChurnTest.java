package dev.actorweb.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Pictures of a tree whose actors come, fail, restart and go all the time.
@Timeout(300)
class ChurnTest {
    private static final int ROUNDS = 300;
    private static final int FEWEST_PICTURES = 20;

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger pictures = new AtomicInteger();

    /// Has a child, fails at odd numbers.
    private record Parent(ActorContext<Integer> context) implements Actor<Integer> {
        @Override
        public void started() {
            context.<Integer>spawn("child", _ -> _ -> {});
        }

        @Override
        public void receive(Integer number) {
            if (number % 2 != 0) {
                throw new IllegalStateException("odd");
            }
        }
    }

    @Test
    void everyPictureIsATreeWhoseSiblingsHaveNamesOfTheirOwn() throws Exception {
        var supervision = Supervision.defaults().backoff(Backoff.none()).limit(1_000_000, Duration.ofDays(1));
        try (var system = ActorSystem.builder("churn").supervision(supervision).logger(new Silence())
                .metered().create(); var threads = Executors.newFixedThreadPool(3)) {
            List<Future<?>> ends = new ArrayList<>();
            for (int thread = 0; thread < 2; thread++) {
                int number = thread;
                ends.add(threads.submit((Callable<?>) () -> {
                    churn(system, number);
                    return true;
                }));
            }
            var looking = threads.submit(() -> look(system));
            for (var end : ends) {
                end.get();
            }
            assertThat(system.stop(Duration.ofMinutes(1)).complete()).isTrue();
            over.set(true);
            looking.get();
            assertThat(system.tree()).isEmpty();
            assertThat(system.actors()).isEmpty();
            assertThat(system.metrics()).contains("\naw_actors{system=\"churn\"} 0\n");
        }
    }

    private void churn(ActorSystem system, int thread) throws InterruptedException {
        var random = new SplittableRandom(thread);
        var living = new ArrayList<ActorRef<Integer>>();
        for (int round = 0; round < ROUNDS || pictures.get() < FEWEST_PICTURES; round++) {
            living.add(system.spawn("p" + thread + "-" + round, Parent::new,
                    SpawnOptions.defaults().redeliveryLimit(1).stopTimeout(Duration.ofMinutes(1))));
            living.get(random.nextInt(living.size())).tell(round);
            if (living.size() > 20) {
                system.stop(living.remove(random.nextInt(living.size())), Duration.ofMinutes(1));
            }
        }
    }

    private void look(ActorSystem system) {
        do {
            check(system.tree(), "actor://churn/");
            assertThat(system.metrics()).contains("# TYPE aw_receive_seconds histogram").endsWith("\n");
            pictures.incrementAndGet();
        } while (!over.get());
    }

    private static void check(List<ActorNode> nodes, String above) {
        Set<String> names = new HashSet<>();
        for (var node : nodes) {
            assertThat(names.add(node.actor().path().name())).isTrue();
            assertThat(node.actor()).hasToString(above + node.actor().path().name());
            assertThat(node.statistics().queued()).isNotNegative();
            check(node.children(), node.actor() + "/");
        }
    }
}
