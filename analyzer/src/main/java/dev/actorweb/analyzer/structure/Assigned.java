package dev.actorweb.analyzer.structure;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Guard;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A place where a variable gets a value.
///
/// @param state
///            where it is written
/// @param transition
///            that it belongs to, if it does
/// @param guards
///            those that were true before it, of whatever has been done since
/// @param changed
///            the variables that may have got other values since the guards were asked
public record Assigned(State state, Optional<Transition> transition, Moment moment,
        Action.Assignment assignment,
        List<Guard> guards, Set<String> changed) {
    /// When it is done within a step.
    public enum Moment {
        EXIT, TRANSITION, ENTRY
    }

    public Assigned {
        guards = List.copyOf(guards);
        changed = Set.copyOf(changed);
    }

    /// All of a machine, in document order of the states.
    public static List<Assigned> in(Machine machine) {
        Set<String> leaving = new HashSet<>();
        machine.states().forEach(state -> leaving.addAll(variables(state.exit())));
        List<Assigned> all = new ArrayList<>();
        for (State state : machine.states()) {
            Walk walk = new Walk(all, state);
            walk.all(state.entry(), Moment.ENTRY, Optional.empty(), Set.of());
            walk.all(state.exit(), Moment.EXIT, Optional.empty(), Set.of());
            state.initial().ifPresent(
                    initial -> walk.all(initial.actions(), Moment.ENTRY, Optional.empty(), Set.of()));
            for (Transition transition : state.transitions()) {
                walk.all(transition.actions(), Moment.TRANSITION, Optional.of(transition), leaving);
            }
        }
        return all;
    }

    private static Set<String> variables(List<Action> actions) {
        Set<String> names = new HashSet<>();
        for (Action action : actions) {
            if (action instanceof Action.Assign assign) {
                assign.assignments().forEach(one -> names.add(one.variable()));
            } else if (action instanceof Action.ForEach each) {
                names.add(each.item());
                each.index().ifPresent(names::add);
            }
            names.addAll(variables(action.nested()));
        }
        return names;
    }

    /// Goes through the actions of one state.
    private record Walk(List<Assigned> all, State state) {
        void all(List<Action> actions, Moment moment, Optional<Transition> transition, Set<String> before) {
            List<Guard> guards = transition.flatMap(Transition::guard).map(List::of).orElse(List.of());
            walk(actions, moment, transition, guards, new HashSet<>(before));
        }

        private void walk(List<Action> actions, Moment moment, Optional<Transition> transition,
                List<Guard> guards,
                Set<String> changed) {
            for (Action action : actions) {
                if (action instanceof Action.Assign assign) {
                    for (Action.Assignment one : assign.assignments()) {
                        all.add(new Assigned(state, transition, moment, one, guards, changed));
                    }
                } else if (action instanceof Action.Choose choose && guards.isEmpty()) {
                    for (Action.Branch branch : choose.branches()) {
                        walk(branch.actions(), moment, transition,
                                branch.guard().map(List::of).orElse(List.of()),
                                new HashSet<>());
                    }
                } else {
                    changed.addAll(variables(List.of(action)));
                    walk(action.nested(), moment, transition, guards, changed);
                }
                changed.addAll(variables(List.of(action)));
            }
        }
    }
}
