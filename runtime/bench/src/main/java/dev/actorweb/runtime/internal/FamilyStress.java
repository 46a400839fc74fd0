package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.SpawnOptions;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// A list of children of which two end, who leave word where the list is busy: in the end it holds
/// the new one alone, and the names of the others are free.
public final class FamilyStress {
    private FamilyStress() {}

    private static final class Children {
        private final Family family = Still.cell().family();
        private final Cell<Object> one = spawn("one");
        private final Cell<Object> other = spawn("other");

        private Cell<Object> spawn(String name) {
            return family.spawn(name, _ -> _ -> {}, SpawnOptions.defaults());
        }

        private void count(II_Result result) {
            result.r1 = family.members().size();
            result.r2 = family.find("new") != null && family.find("one") == null
                    && family.find("other") == null ? 1 : 0;
        }
    }

    /// The parent starts a child while they end.
    @JCStressTest
    @State
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "the new one alone")
    @Outcome(expect = Expect.FORBIDDEN, desc = "one that ended is still listed, or the new one is not")
    public static class Spawning {
        private final Children children = new Children();

        @Actor
        public void parent() {
            children.spawn("new");
        }

        @Actor
        public void ends() {
            children.one.departs();
            children.other.departs();
        }

        @Arbiter
        public void count(II_Result result) {
            children.count(result);
        }
    }

    /// Both end at the same time.
    @JCStressTest
    @State
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "the new one alone")
    @Outcome(expect = Expect.FORBIDDEN, desc = "one that ended is still listed, or the new one is not")
    public static class Ending {
        private final Children children = new Children();

        public Ending() {
            children.spawn("new");
        }

        @Actor
        public void one() {
            children.one.departs();
        }

        @Actor
        public void other() {
            children.other.departs();
        }

        @Arbiter
        public void count(II_Result result) {
            children.count(result);
        }
    }

    /// The last two of a brood end at the same time: one of them gives it up, once.
    @JCStressTest
    @State
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "the new one alone, in a brood of its own")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the brood was given up twice, or not at all")
    public static class Leaving {
        private final Family family = Still.cell().family();
        private final Cell<?>[] brood = new Cell<?>[4];

        public Leaving() {
            for (int i = 0; i < brood.length; i++) {
                brood[i] = spawn();
            }
            spawn();
            brood[0].departs();
            brood[3].departs();
        }

        private Cell<?> spawn() {
            return family.spawn(null, _ -> _ -> {}, SpawnOptions.defaults());
        }

        @Actor
        public void one() {
            brood[1].departs();
        }

        @Actor
        public void other() {
            brood[2].departs();
        }

        @Arbiter
        public void count(II_Result result) {
            result.r1 = family.members().size();
            result.r2 = brood[0].brood().younger == null ? 1 : 0;
        }
    }
}
