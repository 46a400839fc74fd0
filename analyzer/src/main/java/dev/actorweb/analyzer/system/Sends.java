package dev.actorweb.analyzer.system;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.system.ActorGroup;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.Member;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What actions may send to actors of the system, as far as their texts show.
record Sends(List<Sent> all) {
    Sends {
        all = List.copyOf(all);
    }

    /// A message.
    ///
    /// @param event
    ///            empty where it is computed
    /// @param to
    ///            the names of the entries it may go to; empty where that is computed
    record Sent(Optional<String> event, Optional<Set<String>> to) {
        boolean reaches(ActorGroup group) {
            return to.isEmpty() || to.get().contains(group.name());
        }

        /// Whether it is, or may be, an event that a descriptor means.
        boolean fits(String descriptor) {
            return event.isEmpty() || Addresses.matches(descriptor, event.get());
        }
    }

    /// Of these actions alone: those within them are others.
    ///
    /// @param origins
    ///            who sends to the actor whose actions they are: whom it means by `#origin`
    static Sends of(MachineSystem system, Optional<Set<String>> origins, List<Action> actions) {
        List<Sent> sends = new ArrayList<>();
        actions.forEach(action -> add(system, origins, action, sends));
        return new Sends(sends);
    }

    /// Both.
    Sends and(Sends other) {
        List<Sent> both = new ArrayList<>(all);
        both.addAll(other.all);
        return new Sends(both);
    }

    private static void add(MachineSystem system, Optional<Set<String>> origins, Action action,
            List<Sent> sends) {
        if (action instanceof Action.SendTo send) {
            sends.add(new Sent(Optional.of(send.event().type()), receivers(system, origins, send.actor())));
        } else if (action instanceof Action.Send) {
            sends.add(new Sent(Optional.empty(), Optional.empty()));
        }
    }

    private static Optional<Set<String>> receivers(MachineSystem system, Optional<Set<String>> origins,
            Template actor) {
        if (!(actor instanceof Template.Constant(Object value) && value instanceof String address)) {
            return Optional.empty();
        }
        if (address.equals(Moves.ORIGIN)) {
            return origins;
        }
        Set<String> names = new HashSet<>();
        for (Member member : system.addressed(address)) {
            names.add(member.group().name());
        }
        return Optional.of(names);
    }
}
