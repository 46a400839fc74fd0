package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Router;
import dev.actorweb.runtime.Routing;
import dev.actorweb.runtime.ServiceKey;
import dev.actorweb.runtime.SpawnOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/// A router whose routees come and end while it has a message for them: that is handled once or
/// dead once, and a question behind it that nobody can answer fails at once.
public final class RouterStress {
    private RouterStress() {}

    /// Two actors; who belongs to a router is said by the test.
    private static final class Team {
        private final Mortal one = new Mortal(Mailbox.unbounded());
        private final Mortal other = new Mortal(Mailbox.unbounded());

        private static Cell<Object> router(ActorFactory<Object> factory) {
            var router = new Cell<>(Still.KERNEL, null, "router", factory, SpawnOptions.defaults());
            router.wake();
            router.run();
            return router;
        }

        private static Cell<Object> router(List<Cell<Object>> routees) {
            return router(Router.group(Routing.roundRobin(), routees));
        }

        /// How many messages have met their fate at either.
        private int settled() {
            other.work();
            int first = one.settled();
            int second = other.settled();
            return first < 0 || second < 0 ? -1 : first + second;
        }
    }

    private static int processed(Cell<?> cell) {
        return (int) cell.statistics(0).processed();
    }

    /// The one whose turn it is ends.
    @JCStressTest
    @State
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "passed on, to one of them")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or kept")
    public static class Ending {
        private final Team team = new Team();
        private final Cell<Object> router = Team.router(List.of(team.one.cell, team.other.cell));

        public Ending() {
            router.tell("message");
        }

        @Actor
        public void route() {
            router.run();
        }

        @Actor
        public void end() {
            team.one.end();
        }

        @Arbiter
        public void count(II_Result result) {
            router.run();
            result.r1 = team.settled();
            result.r2 = processed(router);
        }
    }

    /// The only one ends, and the router with it.
    @JCStressTest
    @State
    @Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "passed on: handled or dead there")
    @Outcome(id = "0, 0, 1", expect = Expect.ACCEPTABLE, desc = "dead at the router")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or the router lives")
    public static class Last {
        private final Team team = new Team();
        private final Cell<Object> router = Team.router(List.of(team.one.cell));

        @Actor
        public void route() {
            router.tell("message");
            router.run();
        }

        @Actor
        public void end() {
            team.one.end();
        }

        @Arbiter
        public void count(III_Result result) {
            router.run();
            result.r1 = processed(router);
            result.r2 = team.settled();
            var accounts = router.statistics(0);
            result.r3 = router.hasEnded() && accounts.queued() == 0 && accounts.sent() == 1 ? 1 : 0;
        }
    }

    /// A question is passed on to one that ends, or handles it and has yet to answer.
    @JCStressTest
    @State
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "in good hands")
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "failed at once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "it waits for nobody, or failed though it was handled")
    public static class Asking {
        private final Team team = new Team();
        private final Cell<Object> router = Team.router(List.of(team.one.cell));
        private final Reply<Object> reply = new Reply<>(Still.KERNEL, router, Duration.ofSeconds(1));

        @Actor
        public void route() {
            router.ask("question", reply);
            router.run();
        }

        @Actor
        public void end() {
            team.one.end();
        }

        @Arbiter
        public void count(II_Result result) {
            router.run();
            result.r1 = processed(team.one.cell);
            result.r2 = reply.isDone() ? 1 : 0;
        }
    }

    /// Another one comes into the directory before the one that is there ends.
    @JCStressTest
    @State
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "passed on, to one of them")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled, or nobody was found")
    public static class Changing {
        private static final AtomicLong KEYS = new AtomicLong();

        private final ServiceKey<Object> key = new ServiceKey<>(Object.class, "key" + KEYS.incrementAndGet());
        private final Team team = new Team();
        private final Cell<Object> router = Team.router(Router.group(Routing.roundRobin(), key));

        public Changing() {
            Still.KERNEL.directory().register(key, team.one.cell);
            router.tell("message");
        }

        @Actor
        public void route() {
            router.run();
        }

        @Actor
        public void change() {
            Still.KERNEL.directory().register(key, team.other.cell);
            team.one.end();
        }

        @Arbiter
        public void count(II_Result result) {
            router.run();
            result.r1 = team.settled();
            result.r2 = router.statistics(0).queued() == 0 ? processed(router) : -1;
            team.other.stop();
            team.other.work();
        }
    }
}
