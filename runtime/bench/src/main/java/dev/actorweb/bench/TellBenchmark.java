package dev.actorweb.bench;

import dev.actorweb.bench.peer.AwPeer;
import dev.actorweb.bench.peer.Peer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// One outside thread sends to one actor.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TellBenchmark {
    private static final int MESSAGES = 100_000;

    private final Peer peer = new AwPeer();

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void oneToOne() throws InterruptedException {
        var done = new CountDownLatch(1);
        int[] count = new int[1];
        var target = peer.spawn((_, self) -> {
            if (++count[0] == MESSAGES) {
                done.countDown();
                self.stop();
            }
        });
        for (int i = 0; i < MESSAGES; i++) {
            target.tell("message");
        }
        done.await();
    }

    @TearDown
    public void close() {
        peer.close();
    }
}
