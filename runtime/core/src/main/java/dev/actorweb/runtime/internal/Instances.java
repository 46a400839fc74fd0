package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Actor;
import java.util.IdentityHashMap;

/// Which object is the present incarnation of which actor: to find the mistake of one object for
/// several actors, wherever they are. To remember all objects costs too much where actors come and
/// go by the million, so only systems whose dispatcher is not the usual one do so, those of tests
/// above all. Safe to use from any thread.
@SuppressWarnings("ReferenceEquality") // actors are told apart by identity
final class Instances {
    /// Guarded by this.
    private final IdentityHashMap<Actor<?>, Cell<?>> owners = new IdentityHashMap<>();

    /// Notes an object for an actor.
    ///
    /// @return whether it is another one's already
    synchronized boolean isTaken(Actor<?> made, Cell<?> by) {
        var owner = owners.putIfAbsent(made, by);
        return owner != null && owner != by;
    }

    /// An incarnation has ended.
    synchronized void free(Actor<?> made, Cell<?> by) {
        owners.remove(made, by);
    }
}
