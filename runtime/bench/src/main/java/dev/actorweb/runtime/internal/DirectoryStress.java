package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.Cancellable;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.ServiceKey;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/// A directory whose entries come and go while their actors end and others look: who has ended is
/// not found, and nothing is left of its entries.
public final class DirectoryStress {
    private DirectoryStress() {}

    private static final ServiceKey<Object> KEY = new ServiceKey<>(Object.class, "printers");

    /// One actor, and a directory of its own.
    private static final class Office {
        private final Mortal printer = new Mortal(Mailbox.unbounded());
        private final Registry registry = new Registry(Still.KERNEL, 1);

        private Cancellable enter() {
            return registry.register(KEY, printer.cell);
        }

        private int found() {
            return registry.find(KEY).size();
        }

        private void end() {
            printer.stop();
            printer.work();
        }

        private int entries() {
            return registry.statistics().local();
        }
    }

    /// The actor ends while it is entered.
    @JCStressTest
    @State
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "nothing is left")
    @Outcome(expect = Expect.FORBIDDEN, desc = "one that has ended is found, or its entry is still there")
    public static class Entering {
        private final Office office = new Office();

        @Actor
        public void enter() {
            office.enter();
        }

        @Actor
        public void end() {
            office.end();
        }

        @Arbiter
        public void count(II_Result result) {
            result.r1 = office.found();
            result.r2 = office.entries();
        }
    }

    /// It is looked for while it ends: each lookup is counted for what it has found.
    @JCStressTest
    @State
    @Outcome(id = "1, 1, 0", expect = Expect.ACCEPTABLE, desc = "found, as it lived")
    @Outcome(id = "0, 0, 0", expect = Expect.ACCEPTABLE, desc = "not found, as it had ended")
    @Outcome(expect = Expect.FORBIDDEN, desc = "miscounted, or its entry is still there")
    public static class Looking {
        private final Office office = new Office();

        public Looking() {
            office.enter();
        }

        @Actor
        public void find(III_Result result) {
            result.r1 = office.found();
        }

        @Actor
        public void end() {
            office.end();
        }

        @Arbiter
        public void count(III_Result result) {
            result.r2 = (int) office.registry.statistics().hits();
            result.r3 = office.entries();
        }
    }

    /// It is entered again while its entry is taken back, and ends then.
    @JCStressTest
    @State
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "it was entered again until its end")
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "it was entered twice, which is once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "its entry is still there, though it has ended")
    public static class Again {
        private final Office office = new Office();
        private final Cancellable entry = office.enter();

        @Actor
        public void enter() {
            office.enter();
        }

        @Actor
        public void takeBack() {
            entry.cancel();
        }

        @Arbiter
        public void count(II_Result result) {
            result.r1 = office.found();
            office.end();
            result.r2 = office.entries();
        }
    }

    /// Two are entered, of whom one ends: in the end who listens knows who is left.
    @JCStressTest
    @State
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "shown as it is")
    @Outcome(expect = Expect.FORBIDDEN, desc = "what was shown last is not what is there")
    public static class Showing {
        private final Office office = new Office();
        private final Mortal other = new Mortal(Mailbox.unbounded());
        private volatile List<ActorRef<Object>> shown = List.of();

        public Showing() {
            office.enter();
            office.registry.subscribeToChanges(KEY, list -> shown = list);
        }

        @Actor
        public void enter() {
            office.registry.register(KEY, other.cell);
        }

        @Actor
        public void end() {
            office.end();
        }

        @Arbiter
        public void count(II_Result result) {
            result.r1 = office.found();
            result.r2 = shown.equals(List.of(other.cell)) ? 1 : 0;
        }
    }
}
