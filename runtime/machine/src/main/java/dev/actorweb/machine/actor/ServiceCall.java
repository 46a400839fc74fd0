package dev.actorweb.machine.actor;

import dev.actorweb.machine.step.Event;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a service is asked.
///
/// @param id
///            of the invoke or spawned child
/// @param input
///            what the spec gives; null where it gives nothing
/// @param event
///            the event on which the machine started the service
/// @param sender
///            gives the machine an event while the service runs; events of a service that was
///            stopped are lost
public record ServiceCall(String id, @Nullable Object input, Event event, Consumer<Event> sender) {
    /// The input as a map; empty where the spec gives none.
    @SuppressWarnings("unchecked") // maps of specs have text as keys
    public Map<String, @Nullable Object> arguments() {
        return input instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    /// Gives the machine an event, on its way to the result.
    public void send(Event progress) {
        sender.accept(progress);
    }
}
