package dev.actorweb.bench;

import dev.actorweb.bench.peer.Peer;
import dev.actorweb.bench.peer.Peer.Behaviour;
import dev.actorweb.bench.peer.Peer.Self;
import dev.actorweb.bench.peer.Peer.Target;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/// A tree of a million leaves, each of which sends its number up; the nodes add and stop.
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Skynet extends Workload {
    private static final int LEAVES = 1_000_000;
    private static final long SUM = (LEAVES - 1L) * LEAVES / 2;

    private final Finish finish = new Finish();

    private record Grow(long first, int leaves, Target parent) {}

    /// Ten children below each node.
    private static final class Node implements Behaviour {
        private Target parent = _ -> {};
        private int missing = 10;
        private long sum;

        @Override
        public void receive(Object message, Self self) {
            switch (message) {
                case Grow(var first, var leaves, var above) when leaves == 1 -> {
                    above.tell(first);
                    self.stop();
                }
                case Grow(var first, var leaves, var above) -> {
                    parent = above;
                    int part = leaves / 10;
                    for (int i = 0; i < 10; i++) {
                        self.spawn(new Node()).tell(new Grow(first + (long) i * part, part, self.target()));
                    }
                }
                case Long part -> {
                    sum += part;
                    if (--missing == 0) {
                        parent.tell(sum);
                        self.stop();
                    }
                }
                default -> throw new IllegalArgumentException(message.toString());
            }
        }
    }

    @Override
    void prepare(Peer actors) {
        needsSpawning(actors);
    }

    @Benchmark
    public void million() throws InterruptedException {
        finish.expect(1);
        var root = library().spawn(new Node());
        root.tell(new Grow(0, LEAVES, total -> {
            if (!total.equals(SUM)) {
                throw new IllegalStateException("wrong sum " + total);
            }
            finish.arrive();
        }));
        finish.await();
    }
}
