package dev.actorweb.bench.airssys;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.Supervision;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What airssys-rt's benchmarks time, statement by statement: mostly constructors, direct calls of
/// a handler and a queue used by one thread; nothing is scheduled and no thread but the one that
/// measures takes part. The published figures in nanoseconds, from another machine and language: 1:
/// 625; 2: 6,814; 3: 3,155; 4: 737; 5: 21,190; 6: 3,951; 7: 18,160; 8: 1,283; 9: 1,273 to 3,001; 10:
/// 3,007; 11: 718, 7,430, 38,130; 12: 2,440 and 1,890. Where theirs starts a supervised child, ours
/// starts an actor, because here these are one thing.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class Literal {
    private static final Mailbox BOUNDED = Mailbox.bounded(100, Overflow.REJECT);

    /// An actor that adds.
    private static final class Counter implements Actor<Integer> {
        private long sum;

        @Override
        public void receive(Integer message) {
            sum += message;
        }
    }

    /// What theirs makes for one actor: the object, an address with a random identity, a broker.
    private record Unscheduled(Counter actor, UUID address, Broker broker) {
        static Unscheduled create() {
            return new Unscheduled(new Counter(), UUID.randomUUID(), new Broker());
        }
    }

    /// Copies each message to all who subscribed.
    private static final class Broker {
        private final List<ConcurrentLinkedQueue<Object>> subscribers = new ArrayList<>();

        ConcurrentLinkedQueue<Object> subscribe() {
            var queue = new ConcurrentLinkedQueue<>();
            subscribers.add(queue);
            return queue;
        }

        void publish(Object message) {
            for (var queue : subscribers) {
                queue.add(message);
            }
        }
    }

    private record Envelope(UUID sender, Object message, long at) {}

    @Param({"1", "10", "50"})
    public int actors = 1;

    private final UUID sender = UUID.randomUUID();
    private ActorSystem system = ActorSystem.create("literal");

    /// Fresh for each iteration, so that what is spawned does not pile up.
    @Setup(Level.Iteration)
    public void open() {
        system = ActorSystem.create("literal");
    }

    @TearDown(Level.Iteration)
    public void close() {
        system.close();
    }

    @Benchmark
    public Object b01ActorSpawnSingle() {
        return Unscheduled.create();
    }

    @Benchmark
    public Object b02ActorSpawnBatchSmall() {
        var all = new ArrayList<Unscheduled>(10);
        for (int i = 0; i < 10; i++) {
            all.add(Unscheduled.create());
        }
        return all;
    }

    @Benchmark
    public long b03ActorMessageThroughput() {
        var one = Unscheduled.create();
        for (int i = 0; i < 100; i++) {
            one.actor.receive(i);
        }
        return one.actor.sum;
    }

    @Benchmark
    public Object b04MessageSendReceive() {
        var broker = new Broker();
        var queue = broker.subscribe();
        broker.publish(new Envelope(sender, "message", System.nanoTime()));
        return queue.remove();
    }

    @Benchmark
    public Object b05MessageThroughput() {
        var broker = new Broker();
        var queue = broker.subscribe();
        for (int i = 0; i < 100; i++) {
            broker.publish(new Envelope(sender, "message-" + i, System.nanoTime()));
        }
        Object last = queue;
        for (int i = 0; i < 100; i++) {
            last = queue.remove();
        }
        return last;
    }

    @Benchmark
    public Object b06MessageBroadcastSmall() {
        var broker = new Broker();
        var queues = new ArrayList<ConcurrentLinkedQueue<Object>>(10);
        for (int i = 0; i < 10; i++) {
            queues.add(broker.subscribe());
        }
        broker.publish(new Envelope(sender, "message", System.nanoTime()));
        Object last = queues;
        for (var queue : queues) {
            last = queue.remove();
        }
        return last;
    }

    @Benchmark
    public Object b07MailboxOperations() {
        var queue = new ArrayBlockingQueue<>(1000);
        for (int i = 0; i < 100; i++) {
            queue.add(new Envelope(sender, i, System.nanoTime()));
        }
        return queue;
    }

    private int family(Supervision.Strategy strategy, int children) {
        var options = SpawnOptions.defaults().supervision(Supervision.defaults().strategy(strategy));
        ActorRef<String> parent = system.spawn("p" + UUID.randomUUID(), context -> {
            for (int i = 0; i < children; i++) {
                context.<Integer>spawn("c" + i, _ -> new Counter());
            }
            return _ -> context.stopSelf();
        }, options);
        parent.tell("stop");
        return children;
    }

    @Benchmark
    public int b08SupervisorChildSpawn() {
        return family(Supervision.Strategy.ONE_FOR_ONE, 1);
    }

    @Benchmark
    public int b09SupervisorRestartStrategy() {
        return family(Supervision.Strategy.ONE_FOR_ALL, 3);
    }

    @Benchmark
    public int b10SupervisionTreeSmall() {
        return family(Supervision.Strategy.ONE_FOR_ONE, 3);
    }

    @Benchmark
    public Object b11MemoryPerActorBaseline() {
        var all = new ArrayList<Object>(actors);
        for (int i = 0; i < actors; i++) {
            all.add("actor-" + i);
            all.add(Unscheduled.create());
        }
        return all;
    }

    @Benchmark
    public Object b12MailboxMemoryComparison() {
        var all = new ArrayList<Object>(20);
        for (int i = 0; i < 10; i++) {
            all.add(SpawnOptions.defaults().mailbox(BOUNDED));
            all.add(new ArrayBlockingQueue<>(100));
        }
        return all;
    }
}
