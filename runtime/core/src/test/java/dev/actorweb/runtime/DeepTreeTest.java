package dev.actorweb.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A tree of actors may be deeper than the stack of a thread.
class DeepTreeTest {
    private static final int DEPTH = 20_000;

    private record Link(ActorContext<Integer> context, CountDownLatch deepest) implements Actor<Integer> {
        @Override
        public void receive(Integer depth) {
            if (depth == DEPTH) {
                deepest.countDown();
            } else {
                context.<Integer>spawn("child", inner -> new Link(inner, deepest)).tell(depth + 1);
            }
        }
    }

    @Test
    void aTreeDeeperThanTheStackIsListedShownMeasuredAndStopped() throws InterruptedException {
        try (var system = ActorSystem.create("deep")) {
            var deepest = new CountDownLatch(1);
            system.<Integer>spawn("top", context -> new Link(context, deepest)).tell(1);
            assertThat(deepest.await(60, TimeUnit.SECONDS)).isTrue();

            assertThat(system.actors()).hasSize(DEPTH);
            assertThat(system.metrics()).contains("\naw_actors{system=\"deep\"} " + DEPTH + "\n");
            int depth = 0;
            for (var nodes = system.tree(); !nodes.isEmpty(); nodes = nodes.getFirst().children()) {
                assertThat(nodes).hasSize(1);
                depth++;
            }
            assertThat(depth).isEqualTo(DEPTH);
            assertThat(system.stop(Duration.ofMinutes(2)).complete()).isTrue();
        }
    }
}
