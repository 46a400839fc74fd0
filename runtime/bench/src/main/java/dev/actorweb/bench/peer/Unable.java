package dev.actorweb.bench.peer;

import dev.actorweb.bench.peer.Peer.Behaviour;
import dev.actorweb.bench.peer.Peer.Self;
import dev.actorweb.bench.peer.Peer.Target;

/// For behaviours that only receive.
enum Unable implements Self {
    SELF;

    @Override
    public Target target() {
        throw new UnsupportedOperationException("an idle actor");
    }

    @Override
    public Target spawn(Behaviour behaviour) {
        throw new UnsupportedOperationException("an idle actor");
    }

    @Override
    public void stop() {
        throw new UnsupportedOperationException("an idle actor");
    }
}
