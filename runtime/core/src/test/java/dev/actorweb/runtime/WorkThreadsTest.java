package dev.actorweb.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Blocking work of actors on the real pool: where it runs, and that it ends with its incarnation.
@Timeout(300)
class WorkThreadsTest {
    private final CompletableFuture<Thread> worker = new CompletableFuture<>();
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final CountDownLatch cameBack = new CountDownLatch(1);
    private final List<String> heard = new CopyOnWriteArrayList<>();

    private static ActorSystem system() {
        return ActorSystem.builder("work").logger(new Silence())
                .supervision(Supervision.defaults().backoff(Backoff.none())).create();
    }

    private ActorRef<String> spawn(ActorSystem system) {
        return system.spawn("a", context -> message -> {
            heard.add(message);
            if (message.equals("crash")) {
                throw new IllegalStateException("crash");
            }
            if (message.equals("work")) {
                context.pipeToSelf(this::waitForEver, _ -> "never");
            }
            if (message.equals("after")) {
                cameBack.countDown();
            }
        }, SpawnOptions.defaults().redeliveryLimit(0).stopTimeout(Duration.ofMinutes(1)));
    }

    private String waitForEver() throws InterruptedException {
        worker.complete(Thread.currentThread());
        try {
            new CountDownLatch(1).await();
            return "never";
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
    }

    @Test
    void aRestartInterruptsTheWorkOnItsVirtualThreadAndNothingComesOfIt() throws Exception {
        try (var system = system()) {
            var actor = spawn(system);
            actor.tell("work");
            var thread = worker.get(60, TimeUnit.SECONDS);
            assertThat(thread.isVirtual()).isTrue();
            assertThat(interrupted.getCount()).isOne();

            actor.tell("crash");
            assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
            thread.join();
            actor.tell("after");
            assertThat(cameBack.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(system.stop(actor, Duration.ofMinutes(1)).complete()).isTrue();
            assertThat(system.statistics(actor).restarts()).isOne();
        }
        assertThat(heard).containsExactly("work", "crash", "after");
    }

    @Test
    void aStopInterruptsItToo() throws Exception {
        try (var system = system()) {
            var actor = spawn(system);
            actor.tell("work");
            var thread = worker.get(60, TimeUnit.SECONDS);

            assertThat(system.stop(actor, Duration.ofMinutes(1)).complete()).isTrue();
            assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
            thread.join();
        }
        assertThat(heard).containsExactly("work");
    }
}
