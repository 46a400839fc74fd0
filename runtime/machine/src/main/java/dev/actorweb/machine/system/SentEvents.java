package dev.actorweb.machine.system;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.expr.Template.Constant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The events that the actors of one group may get from the system: those sent to it, to an address
/// that is computed, by the actor to itself, or by the machines that it starts.
final class SentEvents {
    private final ActorGroup receiver;
    private final Set<String> sent = new HashSet<>();
    private final Set<Machine> seen = new HashSet<>();

    private SentEvents(ActorGroup receiver) {
        this.receiver = receiver;
    }

    static Set<String> to(ActorGroup receiver, List<ActorGroup> groups) {
        SentEvents events = new SentEvents(receiver);
        for (ActorGroup group : groups) {
            events.addAll(group.machine());
        }
        for (Action action : receiver.machine().actions()) {
            if (action instanceof Action.Raise raise) {
                events.sent.add(raise.event().type());
            }
        }
        for (String part : Children.startedBy(receiver.machine())) {
            Machine child = receiver.machine().parts().get(part);
            if (child != null) {
                events.addSaidToParent(child);
            }
        }
        return events.sent;
    }

    /// What a machine, and those that it starts, send to others.
    private void addAll(Machine sender) {
        if (!seen.add(sender)) {
            return;
        }
        for (Action action : sender.actions()) {
            if (action instanceof Action.SendTo send && mayMean(send)) {
                sent.add(send.event().type());
            }
        }
        for (String part : Children.startedBy(sender)) {
            Machine child = sender.parts().get(part);
            if (child != null) {
                addAll(child);
            }
        }
    }

    private void addSaidToParent(Machine child) {
        for (Action action : child.actions()) {
            if (action instanceof Action.SendParent send) {
                sent.add(send.event().type());
            }
        }
    }

    private boolean mayMean(Action.SendTo send) {
        if (!(send.actor() instanceof Constant(Object name) && name instanceof String address)) {
            return true;
        }
        int bracket = address.indexOf('[');
        return address.startsWith("#")
                || receiver.name().equals(bracket < 0 ? address : address.substring(0, bracket));
    }
}
