package dev.actorweb.bench;

import dev.actorweb.bench.peer.Peer;
import dev.actorweb.bench.peer.Peer.Target;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/// Actors that come and go, each with a name of its own.
public class SpawnNamed extends Workload {
    private static final int ACTORS = 10_000;
    private static final Object MESSAGE = new Object();

    private final Finish finish = new Finish();
    private Target parent = _ -> {};
    private long named;

    @Override
    void prepare(Peer actors) {
        needsSpawning(actors);
        if (!actors.namesActors()) {
            throw new UnsupportedOperationException("its actors have no names");
        }
        parent = actors.spawn((_, self) -> {
            for (int i = 0; i < ACTORS; i++) {
                self.spawn("order-" + named++, (_, child) -> {
                    child.stop();
                    finish.arrive();
                }).tell(MESSAGE);
            }
        });
    }

    /// A parent spawns children under names that were never used before, each of which handles one
    /// message and stops.
    @Benchmark
    @OperationsPerInvocation(ACTORS)
    public void spawnTellStop() throws InterruptedException {
        finish.expect(ACTORS);
        parent.tell(MESSAGE);
        finish.await();
    }
}
