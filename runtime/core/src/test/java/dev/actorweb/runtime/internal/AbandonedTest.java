package dev.actorweb.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.Interest;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.Signal;
import dev.actorweb.runtime.Silence;
import dev.actorweb.runtime.Snapshot;
import dev.actorweb.runtime.SnapshotStore;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Timeless;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/// Actors that are given up at an awkward moment.
class AbandonedTest {
    /// Runs what the test tells it to.
    private static final class Manual implements Timeless {
        private final Queue<Runnable> turns = new ArrayDeque<>();
        private final Queue<Runnable> savings = new ArrayDeque<>();
        private final Queue<Runnable> alarms = new ArrayDeque<>();

        private static void run(Queue<Runnable> all) {
            for (var next = all.poll(); next != null; next = all.poll()) {
                next.run();
            }
        }

        @Override
        public void execute(Runnable turn) {
            turns.add(turn);
        }

        @Override
        public Cancellable schedule(Duration delay, Runnable task) {
            alarms.add(task);
            return () -> alarms.remove(task);
        }

        @Override
        public Cancellable fork(String name, Runnable work) {
            savings.add(work);
            return () -> savings.remove(work);
        }

        @Override
        public void deliver(Runnable delivery) {
            delivery.run();
        }
    }

    private static final class Store implements SnapshotStore<Integer> {
        private final List<Integer> saved = new ArrayList<>();
        private boolean released;

        @Override
        public Optional<Integer> load() {
            return Optional.empty();
        }

        @Override
        public void save(Integer state) {
            saved.add(state);
        }

        @Override
        public void release() {
            released = true;
        }
    }

    /// Counts the ends of others.
    private static final class Mourner implements Actor<String> {
        private final Snapshot<Integer> ends;

        Mourner(ActorContext<String> context, Store store, List<ActorRef<String>> others) throws Exception {
            ends = context.snapshot(0, store);
            others.forEach(context::watch);
        }

        @Override
        public void receive(String message) {}

        @Override
        public void signal(Signal signal) {
            ends.set(ends.get() + 1);
        }
    }

    @Test
    void whoHasAnotherStateToSaveIsPutToRestAfterwards() {
        var manual = new Manual();
        var store = new Store();
        var system = ActorSystem.builder("s").dispatcher(manual).logger(new Silence()).create();
        ActorRef<String> one = system.spawn("one", _ -> _ -> {});
        ActorRef<String> other = system.spawn("other", _ -> _ -> {});
        ActorRef<String> mourner = system.spawn("mourner",
                context -> new Mourner(context, store, List.of(one, other)));
        var failures = new ArrayList<Throwable>();
        system.observe(Interest.LIFECYCLE, 0, event -> {
            if (event instanceof RuntimeEvent.Failed failed) {
                failures.add(failed.cause());
            }
        });
        Manual.run(manual.turns);
        var cell = (Cell<?>) mourner;
        // both ends are news for the same turn, and the first is saved while the second waits
        cell.command(new Control.Notice(new Signal.Terminated(one, Belongings.REQUESTED)));
        cell.command(new Control.Notice(new Signal.Terminated(other, Belongings.REQUESTED)));
        Manual.run(manual.turns);
        assertThat(manual.savings).hasSize(1);

        system.stop(mourner);
        Manual.run(manual.turns);
        Manual.run(manual.alarms); // its time to stop is over
        Manual.run(manual.turns);
        assertThat(mourner.isAlive()).isFalse();
        assertThat(store.released).isFalse();

        manual.savings.remove().run();
        Manual.run(manual.turns);
        assertThat(manual.savings).hasSize(1);
        assertThat(store.released).isFalse();

        Manual.run(manual.savings);
        Manual.run(manual.turns);
        assertThat(store.saved).containsExactly(1, 2);
        assertThat(store.released).isTrue();
        assertThat(failures).isEmpty();
    }

    @Test
    void whoHasStoppedAtTheLastMomentIsPutToRest() {
        var manual = new Manual();
        var system = ActorSystem.builder("s").dispatcher(manual).logger(new Silence()).create();
        ActorRef<String> actor = system.spawn("a", _ -> message -> {
            throw new IllegalStateException(message);
        }, SpawnOptions.defaults().redeliveryLimit(0));
        actor.tell("fails");
        actor.tell("waits");
        manual.turns.remove().run(); // fails, and tells its parent
        manual.turns.remove().run(); // the parent tells it to stop for a restart
        Manual.run(manual.alarms); // and the parent hears that the time for it is over
        Manual.run(manual.turns); // before it hears that it has stopped

        assertThat(actor.isAlive()).isFalse();
        var accounts = system.statistics(actor);
        assertThat(accounts.queued()).isZero();
        assertThat(accounts.dead()).isEqualTo(2);
        var cell = (Cell<?>) actor;
        assertThat(cell.kernel.trouble.hungWithin(cell)).isEmpty();
    }
}
