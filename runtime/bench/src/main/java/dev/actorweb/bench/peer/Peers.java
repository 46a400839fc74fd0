package dev.actorweb.bench.peer;

/// The peers by name.
public final class Peers {
    private Peers() {}

    /// Starts one.
    public static Peer start(String name) {
        return switch (name) {
            case "aw" -> new AwPeer();
            case "pekko" -> PekkoPeer.byDefault();
            case "pekkoTuned" -> PekkoPeer.tuned();
            case "castor" -> new CastorPeer();
            case "fibry" -> new FibryPeer();
            case "vertx" -> new VertxPeer();
            default -> throw new IllegalArgumentException("no such peer: " + name);
        };
    }
}
