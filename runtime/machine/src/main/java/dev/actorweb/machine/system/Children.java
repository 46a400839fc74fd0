package dev.actorweb.machine.system;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Invoke;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import java.util.LinkedHashSet;
import java.util.List;
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
            spawned(state.entry(), names);
            spawned(state.exit(), names);
            state.initial().ifPresent(initial -> spawned(initial.actions(), names));
            for (Transition transition : state.transitions()) {
                spawned(transition.actions(), names);
            }
        }
        return names;
    }

    private static void spawned(List<Action> actions, Set<String> names) {
        for (Action action : actions) {
            if (action instanceof Action.SpawnChild spawn) {
                names.add(spawn.src());
            }
            spawned(action.nested(), names);
        }
    }
}
