package dev.actorweb.machine.actor;

import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;

/// What became of an event, or of waiting for a condition.
public sealed interface Answer {
    /// The machine took the event, or reached what was waited for; this is where it is now.
    record Reached(Snapshot snapshot) implements Answer {}

    /// The machine did not accept the event where it is.
    ///
    /// @param reason
    ///            a sentence for people; untrusted text
    record Rejected(Event event, String reason, Snapshot snapshot) implements Answer {}

    /// The machine ended before it reached what was waited for.
    record Ended(String reason) implements Answer {}
}
