package dev.actorweb.machine.system;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The events that the machines of a system send to each other or to themselves.
final class SentEvents {
    private SentEvents() {}

    static Set<String> of(List<ActorGroup> groups) {
        Set<String> sent = new HashSet<>();
        for (ActorGroup group : groups) {
            add(group.machine(), sent);
        }
        return sent;
    }

    private static void add(Machine machine, Set<String> sent) {
        for (State state : machine.states()) {
            add(state.entry(), sent);
            add(state.exit(), sent);
            state.initial().ifPresent(initial -> add(initial.actions(), sent));
            for (Transition transition : state.transitions()) {
                add(transition.actions(), sent);
            }
        }
    }

    private static void add(List<Action> actions, Set<String> sent) {
        for (Action action : actions) {
            if (action instanceof Action.SendTo send) {
                sent.add(send.event().type());
            } else if (action instanceof Action.Raise raise) {
                sent.add(raise.event().type());
            } else if (action instanceof Action.SendParent send) {
                sent.add(send.event().type());
            }
        }
    }
}
