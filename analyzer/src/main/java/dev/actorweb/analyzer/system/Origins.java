package dev.actorweb.analyzer.system;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.expr.Template;
import java.util.ArrayList;
import java.util.List;

/// Finds the machines that answer whoever sent them a message.
final class Origins {
    private Origins() {}

    static boolean askedBy(Machine machine) {
        return asks(actions(machine));
    }

    private static boolean asks(List<Action> actions) {
        for (Action action : actions) {
            if ((action instanceof Action.SendTo send
                    && send.actor() instanceof Template.Constant(Object name)
                    && Moves.ORIGIN.equals(name)) || asks(action.nested())) {
                return true;
            }
        }
        return false;
    }

    /// All actions of a machine.
    static List<Action> actions(Machine machine) {
        List<Action> all = new ArrayList<>();
        for (State state : machine.states()) {
            all.addAll(state.entry());
            all.addAll(state.exit());
            state.initial().ifPresent(initial -> all.addAll(initial.actions()));
            for (Transition transition : state.transitions()) {
                all.addAll(transition.actions());
            }
        }
        return all;
    }
}
