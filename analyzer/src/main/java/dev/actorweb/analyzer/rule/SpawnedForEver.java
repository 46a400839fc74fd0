package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.structure.Targets;
import dev.actorweb.machine.Action;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// SC208: children are spawned again and again, and none is ever stopped.
///
/// A spawned child outlives the state, so a machine that comes back and spawns another collects
/// them. Where something stops children, or Java code may, nothing is said.
public final class SpawnedForEver implements Rule {
    @Override
    public String id() {
        return "SC208";
    }

    @Override
    public String title() {
        return "children that are spawned again and again and never stopped";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        Machine machine = subject.machine();
        if (machine.does(Action.StopChild.class)) {
            return;
        }
        for (State state : machine.states()) {
            if (!subject.reachability().isReachable(state)) {
                continue;
            }
            List<Action> actions = Action.all(state.entry());
            actions.addAll(Action.all(state.exit()));
            if (state.initial().isPresent()) {
                actions.addAll(Action.all(state.initial().get().actions()));
            }
            if (spawns(actions) && returnsTo(machine, state)) { // a search: only where it matters
                report(subject, state, actions, findings);
            }
            for (Transition transition : state.transitions()) {
                List<Action> own = Action.all(transition.actions());
                if (spawns(own) && (transition.isTargetless() || returnsTo(machine, state))) {
                    report(subject, state, own, findings);
                }
            }
        }
    }

    private static void report(Subject subject, State state, List<Action> actions, Findings findings) {
        for (Action action : actions) {
            if (action instanceof Action.SpawnChild spawn) {
                findings.add(spawn.position(), state,
                        subject.name(state) + " can spawn `" + spawn.src()
                                + "` again and again, and no child is ever stopped",
                        "stop it with `stopChild`, or invoke it: then it ends with its state");
            }
        }
    }

    private static boolean spawns(List<Action> actions) {
        for (Action action : actions) {
            if (action instanceof Action.SpawnChild) {
                return true;
            }
        }
        return false;
    }

    /// Whether a way leads from the state out and back into it.
    private static boolean returnsTo(Machine machine, State state) {
        BitSet seen = new BitSet();
        ArrayDeque<State> open = new ArrayDeque<>(List.of(state));
        while (!open.isEmpty()) {
            for (State at : around(machine, open.remove())) {
                for (Transition transition : at.transitions()) {
                    boolean leaves = transition.reenter() || at.index() != state.index();
                    for (State target : Targets.resolve(machine, at, transition.targets())) {
                        if (target.index() == state.index() && leaves) {
                            return true;
                        }
                        if (!seen.get(target.index())) {
                            seen.set(target.index());
                            open.add(target);
                        }
                    }
                }
            }
        }
        return false;
    }

    /// A state with those around it and those inside of it.
    private static List<State> around(Machine machine, State state) {
        List<State> all = new ArrayList<>();
        for (State other : machine.states()) {
            if (other.index() == state.index() || machine.isDescendant(other, state)
                    || machine.isDescendant(state, other)) {
                all.add(other);
            }
        }
        return all;
    }
}
