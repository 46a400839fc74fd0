package dev.actorweb.machine.system;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.expr.Template.Constant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The events that the actors of one group may get from the system: those sent to it, to an address
/// that is computed, or by the actor to itself.
final class SentEvents {
    private final ActorGroup receiver;
    private final Set<String> sent = new HashSet<>();

    private SentEvents(ActorGroup receiver) {
        this.receiver = receiver;
    }

    static Set<String> to(ActorGroup receiver, List<ActorGroup> groups) {
        SentEvents events = new SentEvents(receiver);
        for (ActorGroup group : groups) {
            for (Action action : actions(group.machine())) {
                events.add(action, group);
            }
        }
        return events.sent;
    }

    private static List<Action> actions(Machine machine) {
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

    private void add(Action action, ActorGroup sender) {
        if (action instanceof Action.SendTo send && mayMean(send)) {
            sent.add(send.event().type());
        } else if (action instanceof Action.Raise raise && sender.name().equals(receiver.name())) {
            sent.add(raise.event().type());
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
