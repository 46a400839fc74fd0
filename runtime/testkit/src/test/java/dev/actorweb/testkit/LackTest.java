package dev.actorweb.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.Dispatcher;
import dev.actorweb.runtime.SpawnOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The machine has no memory or no thread left at the very moment an actor is to be woken: the
/// actor is not lost, whoever wakes it next succeeds.
class LackTest {
    /// Fails when it is told to.
    private static final class Poor implements Dispatcher {
        private final VirtualDispatcher rich = new VirtualDispatcher(0, false, null);
        private int failures;
        private int timersThatFail;
        private boolean broken;

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
            if (broken) {
                throw new IllegalStateException("a dispatcher with a mistake");
            }
            if (timersThatFail > 0) {
                timersThatFail--;
                throw new OutOfMemoryError("no room for a timer");
            }
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
        dispatcher.rich.advance(Duration.ofSeconds(1));
        assertThat(handled).hasSize(1);
        dispatcher.rich.advance(Duration.ofSeconds(3));

        assertThat(handled).hasSize(4);
    }

    @Test
    void aTimerThatCouldNotBeSetForItsNextBeatGoesOn() {
        system.<String>spawn("a", context -> {
            context.scheduleAtFixedRate(Duration.ofSeconds(1), "tick");
            return handled::add;
        });
        dispatcher.rich.runUntilIdle();
        dispatcher.timersThatFail = 2;
        dispatcher.rich.advance(Duration.ofSeconds(5));

        assertThat(handled).hasSize(5);
    }

    @Test
    void aRestartThatCouldNotBeArrangedIsArrangedAfterAll() {
        ActorRef<String> actor = system.spawn("a", context -> message -> {
            handled.add(message + " " + context.restarts());
            if (context.restarts() == 0) {
                throw new IllegalStateException(message);
            }
        });
        ActorRef<String> other = system.spawn("other", context -> message -> {
            if (context.restarts() == 0) {
                throw new IllegalStateException(message);
            }
            handled.add(message);
        });
        dispatcher.rich.runUntilIdle();
        dispatcher.timersThatFail = 2;
        actor.tell("one");
        dispatcher.rich.advance(Duration.ofSeconds(1));
        assertThat(handled).containsExactly("one 0", "one 1");

        other.tell("two");
        dispatcher.rich.advance(Duration.ofSeconds(1));
        assertThat(handled).endsWith("two");
    }

    @Test
    void whatWasToBeDoneBesideThatIsDoneToo() {
        ActorRef<String> parent = system.spawn("parent", context -> {
            for (var name : List.of("one", "two", "three")) {
                context.<String>spawn(name, child -> message -> {
                    if (child.restarts() == 0) {
                        throw new IllegalStateException(message);
                    }
                    handled.add(name);
                }, SpawnOptions.defaults()).tell("go");
            }
            return _ -> {};
        });
        dispatcher.timersThatFail = 1;
        dispatcher.rich.advance(Duration.ofSeconds(5));

        assertThat(handled).containsExactlyInAnyOrder("one", "two", "three");
        assertThat(system.statistics(parent).restarts()).isZero();
    }

    @Test
    void aDispatcherThatFailsOnceDoesNotEndAllSupervision() {
        for (var name : List.of("one", "two")) {
            system.<String>spawn(name, context -> message -> {
                if (context.restarts() == 0) {
                    throw new IllegalStateException(message);
                }
                handled.add(name);
            });
        }
        dispatcher.rich.runUntilIdle();
        dispatcher.broken = true;
        tell("one");
        dispatcher.rich.advance(Duration.ofSeconds(1));
        dispatcher.broken = false;
        tell("two");
        dispatcher.rich.advance(Duration.ofSeconds(1));

        assertThat(handled).contains("two");
    }

    @SuppressWarnings("unchecked") // they take strings
    private void tell(String name) {
        ((ActorRef<String>) system.lookup(name).orElseThrow()).tell("go");
    }
}
