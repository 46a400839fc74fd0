package dev.actorweb.analyzer.system;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.expr.Template;

/// Finds the machines that answer whoever sent them a message.
final class Origins {
    private Origins() {}

    static boolean askedBy(Machine machine) {
        return machine.actions().stream()
                .anyMatch(action -> action instanceof Action.SendTo send
                        && send.actor() instanceof Template.Constant(Object name)
                        && Moves.ORIGIN.equals(name));
    }
}
