package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.ActorTimeoutException;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.StopReason;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/// A child that is given up by its parent while its own turn comes to an end: that is told once,
/// what waited for it is dead, and nobody says that it hangs.
public final class AbandonStress {
    private AbandonStress() {}

    /// A child with a message, whose end is watched.
    private static final class Child {
        private final Cell<Object> cell = Still.cell().family().spawn("child", _ -> _ -> {},
                SpawnOptions.defaults());
        private int told;

        private Child() {
            cell.run();
            cell.watchedBy((_, _) -> told++);
            cell.force(new Envelope("message"));
        }

        private void giveUp() {
            cell.abandon(new ActorTimeoutException("too late"));
        }

        /// Each of these turns begins only if somebody has scheduled it.
        private void count(III_Result result) {
            cell.run();
            result.r1 = told;
            result.r2 = cell.hasEnded() ? (int) cell.statistics(0).queued() : -1;
            result.r3 = Still.KERNEL.trouble.hungWithin(cell).size();
        }
    }

    /// It was told to end, and does.
    @JCStressTest
    @State
    @Outcome(id = "1, 0, 0", expect = Expect.ACCEPTABLE, desc = "it has ended, which was told once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "told twice, a message was lost, or it is said to hang")
    public static class Ending {
        private final Child child = new Child();

        public Ending() {
            child.cell.command(new Control.Terminate(new StopReason.Requested()));
        }

        @Actor
        public void giveUp() {
            child.giveUp();
        }

        @Actor
        public void end() {
            child.cell.run();
        }

        @Arbiter
        public void count(III_Result result) {
            child.count(result);
        }
    }

    /// It was told to stop for a restart, and does.
    @JCStressTest
    @State
    @Outcome(id = "1, 0, 0", expect = Expect.ACCEPTABLE, desc = "it has ended, which was told once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "told twice, a message was lost, or it is said to hang")
    public static class Halting {
        private final Child child = new Child();

        public Halting() {
            child.cell.command(new Control.Halt(new StopReason.Requested()));
        }

        @Actor
        public void giveUp() {
            child.giveUp();
        }

        @Actor
        public void halt() {
            child.cell.run();
        }

        @Arbiter
        public void count(III_Result result) {
            child.count(result);
        }
    }
}
