package dev.actorweb.runtime;

import java.time.Duration;

/// News from the runtime, handed to [Actor#signal].
public sealed interface Signal {
    /// An actor this one watches has ended for good, and all that it sent here has been handled. A
    /// restart is not an end.
    ///
    /// @param actor
    ///            who
    /// @param reason
    ///            why
    record Terminated(ActorRef<?> actor, StopReason reason) implements Signal {}

    /// No message came for the time given to [ActorContext#receiveTimeout].
    ///
    /// @param idle
    ///            that time
    record ReceiveTimeout(Duration idle) implements Signal {}
}
