package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.rule.Related;
import dev.actorweb.analyzer.structure.Assigned;
import dev.actorweb.machine.Action;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.expr.Template;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.system.ActorGroup;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.yaml.Position;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the places in the texts of a system and its machines where one would mend what a run
/// shows. What is wrong with how an actor behaves is in the file of its machine.
final class Sites {
    private final MachineSystem system;

    Sites(MachineSystem system) {
        this.system = system;
    }

    /// In the file of the system.
    Place here(Position position) {
        return new Place(system.file(), position, Optional.empty(), List.of());
    }

    Place here(Position position, List<Related> related) {
        return new Place(system.file(), position, Optional.empty(), related);
    }

    /// The actor in the file of the system.
    Place actor(ActorGroup group) {
        return here(group.position());
    }

    /// The state in which an actor is: the innermost one that holds all that is active.
    Place state(ActorGroup group, Local local) {
        Snapshot snapshot = local.snapshot();
        return snapshot == null ? actor(group) : state(group, common(group.machine(), snapshot));
    }

    Place state(ActorGroup group, State state) {
        return in(group, state.position(), Optional.of(state.path()));
    }

    /// A transition that waits for an event, but whose guard does not hold.
    Place transition(ActorGroup group, Transition transition) {
        return in(group, transition.position(), Optional.empty());
    }

    /// The innermost transition that waits for an event where an actor is, if there is one: not
    /// taken, it has a guard that does not hold.
    static Optional<Transition> guarded(Local local, String event) {
        Snapshot snapshot = local.snapshot();
        return snapshot == null
                ? Optional.empty()
                : snapshot.activeStates().reversed().stream().flatMap(state -> state.on().stream())
                        .filter(transition -> transition.guard().isPresent() && awaits(transition, event))
                        .findFirst();
    }

    /// Where an expression or a state of its machine has made an actor fail.
    Place failure(ActorGroup group, Local local, Optional<Position> position) {
        return position.map(at -> in(group, at, Optional.empty())).orElseGet(() -> state(group, local));
    }

    /// The action that sends an event.
    Place send(ActorGroup group, Action.SendTo send) {
        return in(group, send.position(), Optional.empty());
    }

    /// The first action that may send an event to an address; the actor where there is none.
    Place send(ActorGroup group, String address, String event) {
        for (Action action : group.machine().actions()) {
            if (action instanceof Action.SendTo send && send.event().type().equals(event)
                    && (!(send.actor() instanceof Template.Constant(Object name)) || address.equals(name))) {
                return send(group, send);
            }
        }
        return actor(group);
    }

    /// The assignment that gives a variable its value when an actor handles an event.
    Place assignment(ActorGroup group, String variable, @Nullable Snapshot before, @Nullable Snapshot after,
            String event) {
        Assigned best = null;
        int most = -1;
        for (Assigned one : Assigned.in(group.machine())) {
            if (one.assignment().variable().equals(variable) && fit(one, before, after, event) > most) {
                best = one;
                most = fit(one, before, after, event);
            }
        }
        return best == null
                ? actor(group)
                : in(group, best.assignment().position(), Optional.of(best.state().path()));
    }

    private static int fit(Assigned one, @Nullable Snapshot before, @Nullable Snapshot after, String event) {
        return switch (one.moment()) {
            case TRANSITION -> isActive(one.state(), before)
                    ? one.transition().map(transition -> awaits(transition, event) ? 3 : 1).orElse(1)
                    : 0;
            case ENTRY -> isActive(one.state(), after) ? 2 : 0;
            case EXIT -> isActive(one.state(), before) ? 1 : 0;
        };
    }

    private static boolean isActive(State state, @Nullable Snapshot snapshot) {
        return snapshot != null && snapshot.isActive(state.index());
    }

    private static boolean awaits(Transition transition, String event) {
        return transition.trigger() instanceof Trigger.OnEvent on
                && Addresses.matches(on.descriptor(), event);
    }

    private Place in(ActorGroup group, Position position, Optional<String> state) {
        return new Place(group.machine().file(), position, state,
                List.of(new Related(system.file(), group.position(), "the actor `" + group.name() + "`")));
    }

    private static State common(Machine machine, Snapshot snapshot) {
        List<State> active = snapshot.activeStates();
        State common = active.isEmpty() ? machine.root() : active.getLast();
        for (State state : active) {
            boolean innermost = state.children().stream().noneMatch(snapshot::isActive);
            while (innermost && !state.equals(common) && !machine.isDescendant(state, common)) {
                common = machine.state(common.parent());
            }
        }
        return common;
    }
}
