package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.explore.Exploration;
import dev.actorweb.analyzer.structure.Targets;
import dev.actorweb.machine.Action;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// SC120: whenever a history state is entered, nothing is remembered: it always leads to
/// its default.
public final class EmptyMemory implements Rule {
    @Override
    public String id() {
        return "SC120";
    }

    @Override
    public String title() {
        return "history that never remembers anything";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public Proof proof() {
        return Proof.EXPLORATION;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        Optional<Exploration> proof = subject.proof();
        Machine machine = subject.machine();
        if (proof.isEmpty() || stepsWithinSteps(machine)) {
            return;
        }
        for (State history : machine.states()) {
            if (history.kind() == Kind.HISTORY && !history.isRoot()) {
                List<State> sources = sources(machine, history);
                if (!sources.isEmpty() && isAlwaysEmpty(proof.get(), history, sources)) {
                    findings.add(history.position(), history,
                            "whenever " + subject.name(history) + " is entered, nothing is remembered",
                            "it always leads to its default: name that as the target, or let the parent be left first");
                }
            }
        }
    }

    /// Where several transitions make one step, a state may be left and come back to within it.
    private static boolean stepsWithinSteps(Machine machine) {
        for (State state : machine.states()) {
            if (!state.always().isEmpty() || !state.onDone().isEmpty()) {
                return true;
            }
        }
        return machine.does(Action.Raise.class);
    }

    /// The states with a way to it; none where one of them is inside its parent, which is left, and
    /// remembered, on the way.
    private static List<State> sources(Machine machine, State history) {
        State parent = machine.state(history.parent());
        List<State> sources = new ArrayList<>();
        for (State state : machine.states()) {
            for (Transition transition : state.transitions()) {
                if (Targets.resolve(machine, state, transition.targets()).contains(history)) {
                    if (machine.isDescendant(state, parent) || state.index() == parent.index()) {
                        return List.of();
                    }
                    sources.add(state);
                }
            }
        }
        return sources;
    }

    private static boolean isAlwaysEmpty(Exploration exploration, State history, List<State> sources) {
        boolean any = false;
        for (int place = 0; place < exploration.places(); place++) {
            Snapshot snapshot = exploration.snapshot(place);
            for (State source : sources) {
                if (snapshot.isActive() && snapshot.isActive(source.index())) {
                    any = true;
                    if (snapshot.remembers(history)) {
                        return false;
                    }
                }
            }
        }
        return any;
    }
}
