package dev.actorweb.machine.actor;

import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Snapshot;
import java.util.List;

/// What a running machine shows to those who observe it.
public sealed interface Notice {
    /// The machine took a step.
    ///
    /// @param transitions
    ///            the numbers of the transitions taken
    record Stepped(Event event, Snapshot before, Snapshot after,
            List<Integer> transitions) implements Notice {
        public Stepped {
            transitions = List.copyOf(transitions);
        }
    }

    /// The machine emitted an event.
    record Emitted(Event event) implements Notice {}

    /// An event was not accepted.
    record Rejected(Event event, String reason, Snapshot snapshot) implements Notice {}

    /// The machine logged a text.
    record Logged(String text) implements Notice {}

    /// The machine reached its end.
    record Ended(Snapshot snapshot) implements Notice {}
}
