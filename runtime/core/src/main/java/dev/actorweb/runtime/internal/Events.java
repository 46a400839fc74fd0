package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Dispatcher;
import dev.actorweb.runtime.Interest;
import dev.actorweb.runtime.Observation;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.RuntimeObserver;

/// The runtime events of a system. Making an event is the caller's job, after asking whether
/// anybody cares.
final class Events {
    /// For those who want no events about messages.
    private final Feeds<RuntimeEvent> few;

    /// For those who want all.
    private final Feeds<RuntimeEvent> all;

    Events(Dispatcher dispatcher) {
        few = new Feeds<>(dispatcher);
        all = new Feeds<>(dispatcher);
    }

    Observation observe(Interest interest, RuntimeObserver observer) {
        return switch (interest) {
            case LIFECYCLE -> few.add(observer::observe);
            case MESSAGES -> all.add(observer::observe);
        };
    }

    /// Whether anybody observes what happens to actors.
    boolean lifecycle() {
        return few.any() || all.any();
    }

    /// Whether anybody observes what happens to every message.
    boolean messages() {
        return all.any();
    }

    void publish(RuntimeEvent event) {
        few.offer(event);
        all.offer(event);
    }

    void publishMessage(RuntimeEvent event) {
        all.offer(event);
    }
}
