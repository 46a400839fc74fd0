package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.SnapshotStore;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.StopReason;
import java.io.IOException;
import java.util.Optional;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/// A state that has arrived in its store, or could not, while something else comes: that waits for
/// it, and no wake-up is lost.
public final class SavingStress {
    private SavingStress() {}

    /// Saves when the test runs what was forked.
    private static final class Store implements SnapshotStore<Integer> {
        private final boolean fails;
        private int saved;

        private Store(boolean fails) {
            this.fails = fails;
        }

        @Override
        public Optional<Integer> load() {
            return Optional.empty();
        }

        @Override
        public void save(Integer state) throws IOException {
            if (fails) {
                throw new IOException("the disk is full");
            }
            saved = state;
        }
    }

    /// An actor that counts its messages, and has handled the first but for the saving.
    private static final class Saver {
        private final Store store;
        private final Cell<Object> cell;
        private final Saving saving;
        private int handled;
        private int overtakings;

        private Saver(boolean fails) {
            store = new Store(fails);
            cell = Still.cell().family().spawn("saver", this::actor, SpawnOptions.defaults());
            send("first");
            cell.run();
            saving = saving();
        }

        private Actor<Object> actor(ActorContext<Object> context) throws Exception {
            var state = context.snapshot(0, store);
            return _ -> {
                overtakings += store.saved == handled ? 0 : 1;
                handled++;
                state.set(state.get() + 1);
            };
        }

        private Saving saving() {
            var known = cell.extras().saving;
            if (known == null) {
                throw new IllegalStateException("nothing is being saved");
            }
            return known;
        }

        private void send(String message) {
            cell.force(new Envelope(message));
        }

        private void stop() {
            cell.command(new Control.Terminate(new StopReason.Requested()));
        }

        /// Has a message handled and saved; each of these turns begins only if somebody has
        /// scheduled it.
        private void work() {
            cell.run();
            saving().run();
            cell.run();
        }

        /// How many messages were handled, and the state that was saved; ends the actor.
        private void count(III_Result result) {
            result.r1 = overtakings == 0 ? handled : -1;
            result.r2 = store.saved;
            stop();
            cell.run();
        }

        private int ended() {
            return cell.hasEnded() && cell.statistics(0).queued() == 0 ? 1 : 0;
        }
    }

    /// The next message comes, and a worker is handed the cell in vain.
    @JCStressTest
    @State
    @Outcome(id = "2, 2, 2", expect = Expect.ACCEPTABLE, desc = "both, in order")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a wake-up was lost, or the message overtook the saving")
    public static class Sending {
        private final Saver saver = new Saver(false);

        @org.openjdk.jcstress.annotations.Actor
        public void save() {
            saver.saving.run();
        }

        @org.openjdk.jcstress.annotations.Actor
        public void sendAndWork() {
            saver.send("second");
            saver.cell.run();
        }

        @Arbiter
        public void count(III_Result result) {
            saver.work();
            result.r3 = (int) saver.cell.statistics(0).processed();
            saver.count(result);
        }
    }

    /// The actor is stopped.
    @JCStressTest
    @State
    @Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "what was saved counts, and then it ends")
    @Outcome(expect = Expect.FORBIDDEN, desc = "it ends without what was saved, or not at all")
    public static class Stopping {
        private final Saver saver = new Saver(false);

        @org.openjdk.jcstress.annotations.Actor
        public void save() {
            saver.saving.run();
        }

        @org.openjdk.jcstress.annotations.Actor
        public void stop() {
            saver.stop();
            saver.cell.run();
        }

        @Arbiter
        public void count(III_Result result) {
            saver.cell.run();
            result.r3 = saver.ended() * (int) saver.cell.statistics(0).processed();
            saver.count(result);
        }
    }

    /// The actor is restarted, and then gets another message.
    @JCStressTest
    @State
    @Outcome(id = "2, 2, 2", expect = Expect.ACCEPTABLE, desc = "the next incarnation goes on where it was")
    @Outcome(expect = Expect.FORBIDDEN, desc = "what was saved is forgotten, or handled again")
    public static class Restarting {
        private final Saver saver = new Saver(false);

        @org.openjdk.jcstress.annotations.Actor
        public void save() {
            saver.saving.run();
        }

        @org.openjdk.jcstress.annotations.Actor
        public void restart() {
            saver.cell.command(new Control.Halt(new StopReason.Requested()));
            saver.cell.run();
        }

        @Arbiter
        public void count(III_Result result) {
            saver.cell.run();
            saver.cell.command(new Control.Begin());
            saver.send("second");
            saver.work();
            result.r3 = saver.cell.restarts() * (int) saver.cell.statistics(0).processed();
            saver.count(result);
        }
    }

    /// The actor is to end after what waits, which is another message.
    @JCStressTest
    @State
    @Outcome(id = "2, 2, 1", expect = Expect.ACCEPTABLE, desc = "both count, and then it ends")
    @Outcome(expect = Expect.FORBIDDEN, desc = "it ends before that, or not at all")
    public static class Draining {
        private final Saver saver = new Saver(false);

        public Draining() {
            saver.send("second");
        }

        @org.openjdk.jcstress.annotations.Actor
        public void save() {
            saver.saving.run();
        }

        @org.openjdk.jcstress.annotations.Actor
        public void drain() {
            saver.cell.command(new Control.Drain());
            saver.cell.run();
        }

        @Arbiter
        public void count(III_Result result) {
            saver.work();
            result.r3 = saver.ended();
            saver.count(result);
        }
    }

    /// The store has failed, and the actor is stopped.
    @JCStressTest
    @State
    @Outcome(id = "1, 0, 1", expect = Expect.ACCEPTABLE, desc = "the message did not count: a dead letter")
    @Outcome(expect = Expect.FORBIDDEN, desc = "it counts though nothing was saved, or is lost")
    public static class Failing {
        private final Saver saver = new Saver(true);

        @org.openjdk.jcstress.annotations.Actor
        public void save() {
            saver.saving.run();
        }

        @org.openjdk.jcstress.annotations.Actor
        public void stop() {
            saver.stop();
            saver.cell.run();
        }

        @Arbiter
        public void count(III_Result result) {
            saver.cell.run();
            result.r3 = saver.ended() * (int) saver.cell.statistics(0).dead();
            saver.count(result);
        }
    }
}
