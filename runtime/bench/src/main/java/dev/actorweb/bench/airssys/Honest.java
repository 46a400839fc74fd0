package dev.actorweb.bench.airssys;

import dev.actorweb.bench.Mute;
import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorContext;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Backoff;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What the names of airssys-rt's benchmarks promise: the actors are scheduled, the messages cross
/// threads, and a measurement ends when the last effect has been seen by the thread that measures.
/// Latencies with percentiles: `runtime/bench/run jmh -bm sample Honest`. Memory per actor (11, 12)
/// is a matter of bytes: `runtime/bench/run footprint 50`, `10000`, `1000000`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class Honest {
    private static final Supervision AT_ONCE = Supervision.defaults().backoff(Backoff.none())
            .limit(Integer.MAX_VALUE, Duration.ofDays(1));

    private final Semaphore seen = new Semaphore(0);
    private ActorSystem system = ActorSystem.create("honest");
    private long number;

    @Setup(org.openjdk.jmh.annotations.Level.Iteration)
    public void open() {
        system = ActorSystem.builder("honest").logger(new Mute()).supervision(AT_ONCE).create();
    }

    @TearDown(org.openjdk.jmh.annotations.Level.Iteration)
    public void close() {
        system.close();
    }

    private ActorRef<String> spawn(SpawnOptions options) {
        return system.spawn("a" + number++, context -> message -> {
            seen.release();
            if (message.equals("stop")) {
                context.stopSelf();
            }
        }, options);
    }

    private void spawned(int actors) throws InterruptedException {
        for (int i = 0; i < actors; i++) {
            spawn(SpawnOptions.defaults()).tell("stop");
        }
        seen.acquire(actors);
    }

    @Benchmark
    public void h01SpawnToFirstMessage() throws InterruptedException {
        spawned(1);
    }

    @Benchmark
    public void h02SpawnTenToFirstMessages() throws InterruptedException {
        spawned(10);
    }

    private void messages(SpawnOptions options) throws InterruptedException {
        var actor = spawn(options);
        for (int i = 1; i < 100; i++) {
            actor.tell("message");
        }
        actor.tell("stop");
        seen.acquire(100);
    }

    @Benchmark
    public void h03SpawnAndHundredMessages() throws InterruptedException {
        messages(SpawnOptions.defaults());
    }

    @Benchmark
    public Object h04AskRoundTrip() throws InterruptedException {
        ActorRef<ActorRef<String>> actor = system.spawn("q" + number++, context -> replyTo -> {
            replyTo.tell("answer");
            context.stopSelf();
        });
        return system.<ActorRef<String>, String>ask(actor, replyTo -> replyTo, Duration.ofSeconds(30))
                .await();
    }

    /// A hundred questions one after another, by one actor to another.
    @Benchmark
    public void h05HundredRoundTripsBetweenActors() throws InterruptedException {
        ActorRef<ActorRef<Integer>> echo = system.spawn("e" + number++, context -> replyTo -> {
            replyTo.tell(1);
        });
        ActorRef<Integer> asking = system.spawn("r" + number++, context -> new Actor<Integer>() {
            private int left = 100;

            @Override
            public void receive(Integer one) {
                if (left-- > 0) {
                    echo.tell(context.self());
                } else {
                    context.stopSelf();
                    seen.release();
                }
            }
        });
        asking.tell(0);
        seen.acquire();
        system.stop(echo);
    }

    @Benchmark
    public void h06FanOutToTen() throws InterruptedException {
        spawned(10);
    }

    @Benchmark
    public void h07BoundedMailboxHundredInAndOut() throws InterruptedException {
        messages(SpawnOptions.defaults().mailbox(Mailbox.bounded(1000, Overflow.BLOCK)));
    }

    /// Fails on `fail`, so that its supervisor restarts it; the message is a dead letter at once.
    private static final class Fragile implements Actor<String> {
        private final ActorContext<String> context;
        private final Semaphore seen;

        Fragile(ActorContext<String> context, Semaphore seen) {
            this.context = context;
            this.seen = seen;
        }

        @Override
        public void receive(String message) {
            if (message.equals("fail")) {
                throw new Failure();
            }
            seen.release();
            if (message.equals("stop")) {
                context.stopSelf();
            }
        }
    }

    /// Without the cost of a stack trace.
    private static final class Failure extends RuntimeException {
        Failure() {
            super("on purpose", null, false, false);
        }
    }

    /// Failure, decision, fresh instance, next message: three times.
    @Benchmark
    public void h09RestartToNextMessageThrice() throws InterruptedException {
        ActorRef<String> actor = system.spawn("f" + number++, context -> new Fragile(context, seen),
                SpawnOptions.defaults().redeliveryLimit(0));
        for (int i = 0; i < 3; i++) {
            actor.tell("fail");
            actor.tell("message");
            seen.acquire();
        }
        actor.tell("stop");
        seen.acquire();
    }

    /// A parent with three children: from spawning, until all have started, to the end of all.
    @Benchmark
    public void h10TreeLivesAndEnds() throws InterruptedException {
        system.spawn("p" + number++, this::parent);
        seen.acquire(3);
    }

    /// Ends when three children have started, and they with it.
    private Actor<String> parent(ActorContext<String> context) {
        for (int i = 0; i < 3; i++) {
            context.<String>spawn("c" + i, _ -> new Actor<>() {
                @Override
                public void started() {
                    context.self().tell("started");
                }

                @Override
                public void receive(String message) {}

                @Override
                public void stopped() {
                    seen.release();
                }
            });
        }
        return new Actor<>() {
            private int waiting = 3;

            @Override
            public void receive(String message) {
                if (--waiting == 0) {
                    context.stopSelf();
                }
            }
        };
    }
}
