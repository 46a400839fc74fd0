package dev.actorweb.machine.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The events that a machine defers, while a step is computed. It begins as the list of the
/// snapshot, which it does not change, and becomes one of its own with the first change.
final class DeferredEvents {
    private List<Event> events = List.of();
    private boolean borrowed = true;

    /// Begins with these events, of which the first is the oldest.
    void begin(List<Event> kept) {
        events = kept;
        borrowed = true;
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    int size() {
        return events.size();
    }

    Event get(int place) {
        return events.get(place);
    }

    void add(Event event) {
        if (events.size() >= Step.DEFERRED_LIMIT) {
            throw new Failure.Raised(new Failure("more than " + Step.DEFERRED_LIMIT
                    + " deferred events; nobody takes `" + events.getFirst().type() + "`",
                    Optional.empty(), null));
        }
        own();
        events.add(event);
    }

    void remove(int place) {
        own();
        events.remove(place);
    }

    private void own() {
        if (borrowed) {
            events = new ArrayList<>(events);
            borrowed = false;
        }
    }

    /// The events for a snapshot.
    List<Event> toList() {
        return borrowed ? events : List.copyOf(events);
    }
}
