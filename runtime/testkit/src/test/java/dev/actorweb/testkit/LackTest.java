package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.Dispatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// The machine has no memory or no thread left at the very moment an actor is to be woken: the
/// actor is not lost, whoever wakes it next succeeds.
class LackTest {
    /// Fails when it is told to.
    private static final class Poor implements Dispatcher {
        private final VirtualDispatcher rich = new VirtualDispatcher(0, false, null);
        private int failures;

        @Override
        public void execute(Runnable turn) {
            if (failures > 0) {
                failures--;
                throw new OutOfMemoryError("unable to create native thread");
            }
            rich.execute(turn);
        }

        @Override
        public Cancellable schedule(Duration delay, Runnable task) {
            return rich.schedule(delay, task);
        }

        @Override
        public Cancellable fork(String name, Runnable work) {
            return rich.fork(name, work);
        }

        @Override
        public long nanoTime() {
            return rich.nanoTime();
        }

        @Override
        public Instant now() {
            return rich.now();
        }

        @Override
        public void close() {
            rich.close();
        }
    }

    private final Poor dispatcher = new Poor();
    private final ActorSystem system = ActorSystem.builder("poor").dispatcher(dispatcher).create();
    private final ArrayList<String> handled = new ArrayList<>();

    @Test
    void anActorThatCouldNotBeWokenIsWokenByTheNextMessage() {
        ActorRef<String> actor = system.spawn("a", _ -> handled::add);
        dispatcher.rich.runUntilIdle();
        dispatcher.failures = 1;
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> actor.tell("one"));
        actor.tell("two");
        dispatcher.rich.runUntilIdle();

        assertThat(handled).containsExactly("one", "two");
    }

    @Test
    void aTimerThatCouldNotWakeItsActorGoesOn() {
        system.<String>spawn("a", context -> {
            context.scheduleAtFixedRate(Duration.ofSeconds(1), "tick");
            return handled::add;
        });
        dispatcher.rich.runUntilIdle();
        dispatcher.failures = 1;
        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> dispatcher.rich.advance(Duration.ofSeconds(1)));
        dispatcher.rich.advance(Duration.ofSeconds(3));

        assertThat(handled).hasSize(3);
    }
}
