package dev.actorweb.bench;

import dev.actorweb.bench.peer.Peer;
import java.util.concurrent.CompletableFuture;

/// The peer before it is there.
enum Closed implements Peer {
    PEER;

    private static IllegalStateException closed() {
        return new IllegalStateException("not started");
    }

    @Override
    public Target spawn(Behaviour behaviour) {
        throw closed();
    }

    @Override
    public Target spawnBounded(int capacity, Behaviour behaviour) {
        throw closed();
    }

    @Override
    public Target spawnAnswering() {
        throw closed();
    }

    @Override
    public CompletableFuture<Object> ask(Target target, Object body) {
        throw closed();
    }

    @Override
    public void close() {}
}
