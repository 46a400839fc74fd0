package dev.actorweb.bench;

import dev.actorweb.bench.peer.Peer;
import dev.actorweb.bench.peer.Peer.Behaviour;
import dev.actorweb.bench.peer.Peer.Self;
import dev.actorweb.bench.peer.Peer.Target;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/// Messages in one direction.
public class Tell extends Workload {
    private static final int MESSAGES = 100_000;
    private static final int SENDERS = 8;
    private static final int RECEIVERS = 10_000;
    private static final Object MESSAGE = new Object();

    private final Finish finish = new Finish();
    private Target counter = _ -> {};
    private @Nullable Target bounded;
    private final Target[] senders = new Target[SENDERS];
    private Target[] receivers = {};

    /// Arrives at the finish after every so many messages.
    private final class Counter implements Behaviour {
        private final int most;
        private int count;

        Counter(int most) {
            this.most = most;
        }

        @Override
        public void receive(Object message, Self self) {
            if (++count == most) {
                count = 0;
                finish.arrive();
            }
        }
    }

    @Override
    void prepare(Peer actors) {
        counter = actors.spawn(new Counter(MESSAGES));
        for (int i = 0; i < SENDERS; i++) {
            senders[i] = actors.spawn((message, _) -> {
                if (message instanceof Integer number) {
                    for (int sent = 0; sent < number; sent++) {
                        counter.tell(MESSAGE);
                    }
                }
            });
        }
    }

    /// An outside thread to one actor.
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void outsideToActor() throws InterruptedException {
        finish.expect(1);
        for (int i = 0; i < MESSAGES; i++) {
            counter.tell(MESSAGE);
        }
        finish.await();
    }

    /// One actor to another.
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void actorToActor() throws InterruptedException {
        finish.expect(1);
        senders[0].tell(MESSAGES);
        finish.await();
    }

    /// Eight actors to one.
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void fanIn() throws InterruptedException {
        finish.expect(1);
        for (var sender : senders) {
            sender.tell(MESSAGES / SENDERS);
        }
        finish.await();
    }

    /// An outside thread to ten thousand actors in turn.
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void fanOut() throws InterruptedException {
        if (receivers.length == 0) {
            receivers = new Target[RECEIVERS];
            for (int i = 0; i < RECEIVERS; i++) {
                receivers[i] = library().spawn(new Counter(MESSAGES / RECEIVERS));
            }
        }
        finish.expect(RECEIVERS);
        for (int i = 0; i < MESSAGES; i++) {
            receivers[i % RECEIVERS].tell(MESSAGE);
        }
        finish.await();
    }

    /// An outside thread to one actor whose mailbox holds a thousand messages; the sender waits.
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void bounded() throws InterruptedException {
        var target = bounded;
        if (target == null) {
            target = library().spawnBounded(1000, new Counter(MESSAGES));
            bounded = target;
        }
        finish.expect(1);
        for (int i = 0; i < MESSAGES; i++) {
            target.tell(MESSAGE);
        }
        finish.await();
    }
}
