package dev.actorweb.runtime.internal;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// A worker whose turns others steal, half of what waits at a time, into queues of their own: each
/// turn comes out once, and everybody gets turns in the order they were added.
public final class StealStress {
    private StealStress() {}

    /// A turn that knows when it was added.
    private record Numbered(int number) implements Runnable {
        @Override
        public void run() {}
    }

    /// A worker's queue, and what that worker has run.
    private static final class Hand {
        private final RunQueue queue = new RunQueue();
        private int count;
        private int last;
        private int disorders;

        private boolean ran(Runnable turn) {
            int number = ((Numbered) turn).number;
            disorders += number <= last ? 1 : 0;
            last = number;
            count++;
            return true;
        }

        private void add() {
            for (int i = 1; i <= 4; i++) {
                queue.add(new Numbered(i));
            }
        }

        private boolean take() {
            var turn = queue.take();
            return turn != null && ran(turn);
        }

        private void takeAll() {
            while (take()) {
            }
            queue.clean();
        }

        private void steal(Hand victim) {
            var turn = victim.queue.steal(queue);
            if (turn != null && ran(turn)) {
                takeAll();
            }
        }
    }

    private static void count(II_Result result, Hand... hands) {
        for (var hand : hands) {
            hand.takeAll();
            result.r1 += hand.count;
            result.r2 += hand.disorders;
        }
    }

    /// From one that adds and takes.
    @JCStressTest
    @State
    @Outcome(id = "4, 0", expect = Expect.ACCEPTABLE, desc = "each once, in order")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled or out of order")
    public static class Busy {
        private final Hand victim = new Hand();
        private final Hand thief = new Hand();

        @Actor
        public void owner() {
            victim.add();
            victim.take();
        }

        @Actor
        public void thief() {
            thief.steal(victim);
            thief.steal(victim);
        }

        @Arbiter
        public void count(II_Result result) {
            StealStress.count(result, thief, victim);
        }
    }

    /// Two at a time.
    @JCStressTest
    @State
    @Outcome(id = "4, 0", expect = Expect.ACCEPTABLE, desc = "each once, in order")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled or out of order")
    public static class Thieves {
        private final Hand victim = new Hand();
        private final Hand thief = new Hand();
        private final Hand other = new Hand();

        public Thieves() {
            victim.add();
        }

        @Actor
        public void thief() {
            thief.steal(victim);
        }

        @Actor
        public void other() {
            other.steal(victim);
            other.steal(victim);
        }

        @Arbiter
        public void count(II_Result result) {
            StealStress.count(result, thief, other, victim);
        }
    }
}
