package dev.actorweb.cli.watch;

import dev.actorweb.machine.State;
import dev.actorweb.machine.step.CompiledMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The events that a machine has transitions on, as far as its spec and its active states tell.
final class Accepted {
    private Accepted() {}

    /// @param active
    ///            names of active states; ancestors may be left out, and names that the spec does
    ///            not have don't matter
    static List<String> by(CompiledMachine machine, List<String> active) {
        List<State> states = new ArrayList<>();
        for (var name : active) {
            machine.machine().find(name).ifPresent(states::add);
        }
        return states.isEmpty() ? List.of() : List.copyOf(machine.seen(states, Map.of()).acceptedEvents());
    }

    /// Whether one of these descriptors means the event.
    static boolean takes(CompiledMachine machine, List<String> accepts, String event) {
        for (var descriptor : accepts) {
            if (descriptor.equals(event) || machine.machine().dialect().matches(descriptor, event)) {
                return true;
            }
        }
        return false;
    }
}
