package dev.actorweb.bench;

import dev.actorweb.bench.peer.Peer;
import dev.actorweb.bench.peer.Peer.Target;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/// Questions from an outside thread.
public class Ask extends Workload {
    private static final int PIPELINED = 1_000;
    private static final int SEQUENTIAL = 100;
    private static final Object BODY = new Object();

    private Target target = _ -> {};

    @Override
    void prepare(Peer actors) {
        target = actors.spawnAnswering();
    }

    /// A thousand questions, then their answers.
    @Benchmark
    @OperationsPerInvocation(PIPELINED)
    public void pipelined() throws Exception {
        var answers = new CompletableFuture<?>[PIPELINED];
        for (int i = 0; i < PIPELINED; i++) {
            answers[i] = library().ask(target, BODY);
        }
        for (var answer : answers) {
            answer.get();
        }
    }

    /// Each question after the last one's answer.
    @Benchmark
    @OperationsPerInvocation(SEQUENTIAL)
    public void sequential() throws Exception {
        for (int i = 0; i < SEQUENTIAL; i++) {
            library().askAndWait(target, BODY);
        }
    }
}
