package dev.actorweb.machine.system;

import dev.actorweb.machine.step.Event;
import java.util.List;

/// What comes to an actor from outside the system: events that may come at any time, and need
/// never come.
public record Environment(List<Event> choices) {
    public Environment {
        choices = List.copyOf(choices);
    }
}
