package dev.actorweb.bench;

import dev.actorweb.bench.peer.Peer;
import dev.actorweb.bench.peer.Peers;
import java.util.concurrent.TimeUnit;
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

/// One kind of work, for all peers.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"})
public abstract class Workload {
    @Param({"aw", "pekko", "pekkoTuned", "castor", "fibry", "vertx"})
    public String peer = "aw";

    private Peer library = Closed.PEER;

    @Setup(Level.Trial)
    public final void open() {
        library = Peers.start(peer);
        prepare(library);
    }

    /// Starts the actors.
    abstract void prepare(Peer actors);

    /// Leaves out the peers whose actors cannot start others.
    static void needsSpawning(Peer actors) {
        if (!actors.spawnsFromInside()) {
            throw new UnsupportedOperationException("its actors start no others");
        }
    }

    final Peer library() {
        return library;
    }

    @TearDown(Level.Trial)
    public final void close() {
        library.close();
    }
}
