package dev.actorweb.bench.soak;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.SnapshotStore;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// States that survive restarts, in memory and in a store: a failure before or after the change of
/// a state leaves it as it was, and its message is counted once in the end.
final class Ledgers implements Traffic {
    private static final int NUMBERS = 20_000;
    private static final int SAVED_NUMBERS = 2_000;

    private record State(int last, long sum) {}

    private static final class Store implements SnapshotStore<State> {
        private volatile @Nullable State saved;

        @Override
        public Optional<State> load() {
            return Optional.ofNullable(saved);
        }

        @Override
        public void save(State state) {
            saved = state;
        }
    }

    @Override
    public void run(ActorSystem system, SplittableRandom random, Faults faults) throws InterruptedException {
        var over = new CountDownLatch(2);
        var store = new Store();
        ActorRef<Integer> kept = system.spawn("kept",
                context -> ledger(context, null, NUMBERS, Faults.split(random), faults, over),
                Faults.STUBBORN);
        ActorRef<Integer> saved = system.spawn("saved",
                context -> ledger(context, store, SAVED_NUMBERS, Faults.split(random), faults, over),
                Faults.STUBBORN);
        for (int number = 1; number <= NUMBERS; number++) {
            kept.tell(number);
            if (number <= SAVED_NUMBERS) {
                saved.tell(number);
            }
        }
        faults.await(over, "ledgers");
        faults.check(system.stop(kept, Faults.LONG).complete(), "kept: not stopped");
        faults.check(system.stop(saved, Faults.LONG).complete(), "saved: not stopped");
        faults.check(new State(SAVED_NUMBERS, sum(SAVED_NUMBERS)).equals(store.saved),
                "the store has " + store.saved);
    }

    private static long sum(long last) {
        return last * (last + 1) / 2;
    }

    private static Actor<Integer> ledger(ActorContext<Integer> context, @Nullable Store store, int last,
            SplittableRandom random, Faults faults, CountDownLatch over) throws java.io.IOException {
        var empty = new State(0, 0);
        var state = store == null ? context.snapshot(empty) : context.snapshot(empty, store);
        return number -> {
            faults.maybeFail(random);
            var before = state.get();
            faults.check(before.last == number - 1, number + " after " + before);
            state.set(new State(number, before.sum + number));
            faults.maybeFail(random);
            if (number == last) {
                faults.check(state.get().sum == sum(last), "in the end " + state.get());
                over.countDown();
            }
        };
    }
}
