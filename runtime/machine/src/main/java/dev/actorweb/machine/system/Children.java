package dev.actorweb.machine.system;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Invoke;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import java.util.LinkedHashSet;
import java.util.Set;

/// The names of what a machine invokes and spawns: services, or machines.
final class Children {
    private Children() {}

    static Set<String> startedBy(Machine machine) {
        Set<String> names = new LinkedHashSet<>();
        for (State state : machine.states()) {
            for (Invoke invoke : state.invokes()) {
                names.add(invoke.src());
            }
            for (Action action : state.actions()) {
                if (action instanceof Action.SpawnChild spawn) {
                    names.add(spawn.src());
                }
            }
        }
        return names;
    }
}
