package dev.actorweb.analyzer.conform;

import dev.actorweb.machine.step.Event;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A step that a running machine was seen to take.
///
/// @param event
///            the name of what it reacted to; untrusted, like the others
/// @param data
///            what the event carried; empty when nobody told
/// @param active
///            the names of the states that are active afterwards; ancestors may be left out
/// @param variables
///            the machine's variables afterwards; empty when nobody told
public record Observation(String event, Optional<Map<String, @Nullable Object>> data, List<String> active,
        Optional<Map<String, @Nullable Object>> variables) {
    /// The name of the event with which a machine starts.
    public static final String START = "xstate.init";

    public Observation {
        active = List.copyOf(active);
        data = data.map(Observation::copy);
        variables = variables.map(Observation::copy);
    }

    private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> fields) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// A step of whose event only the name is known.
    public static Observation of(String event, List<String> active) {
        return new Observation(event, Optional.empty(), active, Optional.empty());
    }

    /// The same with what the event carried.
    public Observation carrying(Map<String, @Nullable Object> known) {
        return new Observation(event, Optional.of(known), active, variables);
    }

    /// The same with the machine's variables afterwards.
    public Observation with(Map<String, @Nullable Object> known) {
        return new Observation(event, data, active, Optional.of(known));
    }

    /// Whether a machine started, for the first time or again.
    public boolean isStart() {
        return event.equals(START);
    }

    /// The event as a machine takes it; empty if that is no name of an event.
    Optional<Event> toEvent() {
        if (event.isEmpty() || event.equals("*")) {
            return Optional.empty();
        }
        return Optional.of(data.isPresent() ? Event.of(event, data.get()) : Event.unknown(event));
    }
}
