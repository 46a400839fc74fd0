package dev.actorweb.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// States that are saved slowly, on the real pool.
@Timeout(300)
class SavingTest {
    private static final int ACTORS = 4 * Runtime.getRuntime().availableProcessors();

    /// Saves when it is allowed to.
    private record SlowStore(Semaphore permits, CountDownLatch begun,
            List<Boolean> virtual) implements SnapshotStore<Integer> {
        @Override
        public Optional<Integer> load() {
            return Optional.empty();
        }

        @Override
        public void save(Integer state) {
            virtual.add(Thread.currentThread().isVirtual());
            begun.countDown();
            permits.acquireUninterruptibly();
        }
    }

    @Test
    void aSlowStoreHoldsUpItsActorAloneAndNoMessageOvertakesTheSaving() throws Exception {
        var permits = new Semaphore(0);
        var begun = new CountDownLatch(ACTORS);
        var virtual = java.util.Collections.synchronizedList(new ArrayList<Boolean>());
        var handled = new ConcurrentLinkedQueue<Integer>();
        var done = new CountDownLatch(2 * ACTORS);
        try (var system = ActorSystem.create("saving")) {
            for (int i = 0; i < ACTORS; i++) {
                ActorRef<Integer> saver = system.spawn("saver-" + i, context -> {
                    var state = context.snapshot(0, new SlowStore(permits, begun, virtual));
                    return message -> {
                        state.set(state.get() + message);
                        handled.add(message);
                        done.countDown();
                    };
                });
                saver.tell(1);
                saver.tell(2);
            }
            begun.await();
            ActorRef<ActorRef<String>> other = system.spawn("other", _ -> asker -> asker.tell("here"));

            assertThat(system.<ActorRef<String>, String>ask(other, asker -> asker, Duration.ofMinutes(2))
                    .await()).isEqualTo(new Outcome.Success<>("here"));
            assertThat(handled).hasSize(ACTORS).containsOnly(1);

            permits.release(2 * ACTORS);
            done.await();
            assertThat(virtual).doesNotContain(false);
        }
    }
}
