package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.Machine;
import java.util.Collection;

/// The names of events and the descriptors that match them.
final class Events {
    private Events() {}

    /// Whether the runtime makes events of this name itself.
    static boolean isReserved(String name) {
        return name.startsWith("done.") || name.startsWith("error.") || name.startsWith("xstate.");
    }

    /// Whether one of the descriptors takes the event, as the machine's semantics have it.
    static boolean isHandled(Machine machine, String event, Collection<String> descriptors) {
        for (String descriptor : descriptors) {
            if (machine.dialect().matches(descriptor, event)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a transition that waits for `descriptor` takes one of the events.
    static boolean matchesAny(Machine machine, String descriptor, Collection<String> names) {
        for (String name : names) {
            if (machine.dialect().matches(descriptor, name)) {
                return true;
            }
        }
        return descriptor.equals("*");
    }
}
