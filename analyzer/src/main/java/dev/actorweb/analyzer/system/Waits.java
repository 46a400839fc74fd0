package dev.actorweb.analyzer.system;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Target;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.system.ActorGroup;
import dev.actorweb.machine.system.MachineSystem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the states in which actors can only wait for an answer, by the texts of their machines.
/// What may end a wait in another way (a time-out, a service, an event from outside, a message whose
/// sender or name is computed) makes a state none of them.
final class Waits {
    private final MachineSystem system;
    private final Map<String, Optional<Set<String>>> origins = new HashMap<>();
    private final Map<String, Sends> everything = new HashMap<>();

    private Waits(MachineSystem system) {
        this.system = system;
        for (ActorGroup group : system.groups()) {
            origins.put(group.name(), origins(group));
        }
        for (ActorGroup group : system.groups()) {
            everything.put(group.name(), sends(group, group.machine().actions()));
        }
    }

    private Sends sends(ActorGroup group, List<Action> actions) {
        return Sends.of(system, origins.getOrDefault(group.name(), Optional.empty()), actions);
    }

    /// Who sends to an actor by name; empty if anybody may. Nobody is the origin of an
    /// answer alone.
    private Optional<Set<String>> origins(ActorGroup group) {
        Set<String> senders = new HashSet<>();
        for (ActorGroup other : system.groups()) {
            Sends named = Sends.of(system, Optional.of(Set.of()), other.machine().actions());
            for (Sends.Sent sent : named.all()) {
                if (sent.to().isEmpty()) {
                    return Optional.empty();
                }
                if (sent.reaches(group)) {
                    senders.add(other.name());
                }
            }
        }
        return Optional.of(senders);
    }

    /// All of a system, in the order of its actors and of their states.
    static List<Wait> of(MachineSystem system) {
        Waits waits = new Waits(system);
        List<Wait> found = new ArrayList<>();
        for (ActorGroup group : system.groups()) {
            if (group.environment().isEmpty() && !group.machine().does(Action.SpawnChild.class)) {
                for (State state : group.machine().states()) {
                    waits.wait(group, state).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private Optional<Wait> wait(ActorGroup group, State state) {
        Machine machine = group.machine();
        if (state.kind() != State.Kind.ATOMIC || state.isRoot()) {
            return Optional.empty();
        }
        Set<String> wakes = new LinkedHashSet<>();
        List<Action> staying = new ArrayList<>();
        for (State active : lineage(machine, state)) {
            if (active.kind() == State.Kind.PARALLEL || active.tags().contains("rest")
                    || !active.after().isEmpty() || !active.always().isEmpty()
                    || !active.invokes().isEmpty()) {
                return Optional.empty();
            }
            for (Transition transition : active.on()) {
                if (leaves(machine, active, state, transition)) {
                    if (!(transition.trigger() instanceof Trigger.OnEvent on)) {
                        return Optional.empty();
                    }
                    wakes.add(on.descriptor());
                } else {
                    staying.addAll(Action.all(transition.actions()));
                }
            }
        }
        Optional<ActorGroup> awaited = sender(group, wakes);
        return awaited.map(other -> new Wait(group, state, other, wakes, entries(group, state),
                sends(group, staying)));
    }

    /// A state and those around it, from within.
    private static List<State> lineage(Machine machine, State state) {
        List<State> lineage = new ArrayList<>();
        for (State at = state;; at = machine.states().get(at.parent())) {
            lineage.add(at);
            if (at.isRoot()) {
                return lineage;
            }
        }
    }

    private static boolean leaves(Machine machine, State source, State state, Transition transition) {
        if (transition.forbidden() || transition.isTargetless()) {
            return false;
        }
        for (Target target : transition.targets()) {
            Optional<State> resolved = machine.resolve(source, target);
            if (resolved.isEmpty() || resolved.get().index() != state.index()) {
                return true;
            }
        }
        return false;
    }

    /// The only entry of the system that sends what wakes; empty if there are several, or none, or
    /// if the machine may send it to itself.
    private Optional<ActorGroup> sender(ActorGroup group, Set<String> wakes) {
        Optional<ActorGroup> only = Optional.empty();
        for (Action action : group.machine().actions()) {
            if (action instanceof Action.Raise raise
                    && wakes.stream().anyMatch(wake -> Addresses.matches(wake, raise.event().type()))) {
                return Optional.empty();
            }
        }
        for (ActorGroup other : system.groups()) {
            boolean sends = everything.getOrDefault(other.name(), new Sends(List.of())).all().stream()
                    .anyMatch(sent -> sent.reaches(group) && wakes.stream().anyMatch(sent::fits));
            if (sends && only.isPresent()) {
                return Optional.empty();
            }
            if (sends) {
                only = Optional.of(other);
            }
        }
        return only;
    }

    /// The ways into a state with what is sent on them.
    private List<Sends> entries(ActorGroup group, State state) {
        Machine machine = group.machine();
        List<State> lineage = lineage(machine, state);
        List<Action> entry = new ArrayList<>();
        boolean initially = true;
        for (State around : lineage) {
            entry.addAll(Action.all(around.entry()));
            initially &= around.isRoot() || isInitial(machine, around);
        }
        Sends always = sends(group, entry);
        List<Sends> entries = new ArrayList<>();
        if (initially) {
            entries.add(always);
        }
        for (State source : machine.states()) {
            for (Transition transition : source.transitions()) {
                for (Target target : transition.targets()) {
                    Optional<State> reached = machine.resolve(source, target);
                    if (reached.isPresent() && lineage.contains(reached.get())) {
                        entries.add(sends(group, Action.all(transition.actions())).and(always));
                    }
                }
            }
        }
        return entries;
    }

    private static boolean isInitial(Machine machine, State state) {
        State parent = machine.states().get(state.parent());
        return parent.initial().isPresent() && parent.initial().get().targets().stream()
                .anyMatch(target -> machine.resolveInitial(parent, target).filter(state::equals).isPresent());
    }
}
