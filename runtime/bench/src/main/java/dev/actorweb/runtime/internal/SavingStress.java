package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.SnapshotStore;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.StopReason;
import java.util.Optional;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/// A state that has arrived in its store while the next message comes, and a worker that has been
/// handed the cell in vain: the message is handled after the saving, and no wake-up is lost.
@JCStressTest
@State
@Outcome(id = "2, 0, 2", expect = Expect.ACCEPTABLE, desc = "both, in order")
@Outcome(expect = Expect.FORBIDDEN, desc = "a wake-up was lost, or the message overtook the saving")
public class SavingStress {
    /// Saves when the test runs what was forked.
    private static final class Store implements SnapshotStore<Integer> {
        private int saved;

        @Override
        public Optional<Integer> load() {
            return Optional.empty();
        }

        @Override
        public void save(Integer state) {
            saved = state;
        }
    }

    private final Store store = new Store();
    private final Cell<Object> cell = new Cell<>(Still.KERNEL, null, "saver", this::actor,
            SpawnOptions.defaults());
    private final Saving saving;
    private int handled;
    private int overtakings;

    public SavingStress() {
        cell.force(new Envelope("first"));
        cell.run();
        saving = saving();
    }

    private Actor<Object> actor(ActorContext<Object> context) throws Exception {
        var state = context.snapshot(0, store);
        return _ -> {
            overtakings += store.saved == handled ? 0 : 1;
            handled++;
            state.set(handled);
        };
    }

    private Saving saving() {
        var known = cell.extras().saving;
        if (known == null) {
            throw new IllegalStateException("nothing is being saved");
        }
        return known;
    }

    @org.openjdk.jcstress.annotations.Actor
    public void save() {
        saving.run();
    }

    @org.openjdk.jcstress.annotations.Actor
    public void sendAndWork() {
        cell.force(new Envelope("second"));
        cell.run();
    }

    /// Each of these turns begins only if somebody has scheduled it.
    @Arbiter
    public void count(III_Result result) {
        cell.run();
        saving().run();
        cell.run();
        result.r1 = handled;
        result.r2 = overtakings;
        result.r3 = store.saved;
        cell.command(new Control.Terminate(new StopReason.Requested()));
        cell.run();
    }
}
