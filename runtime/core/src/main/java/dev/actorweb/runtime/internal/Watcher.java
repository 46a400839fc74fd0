package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.StopReason;

/// Whoever wants to know that an actor has ended.
interface Watcher {
    /// Tells it, once, in the turn of the actor that ends or of its parent; quick, and
    /// never throws.
    void hears(ActorRef<?> who, StopReason why);
}
