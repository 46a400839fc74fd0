package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.Action;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.yaml.Severity;
import java.util.List;

/// SC117: a state waits for a service or for the answer of another actor, and no time-out ends
/// the wait.
public final class EndlessWait implements Rule {
    @Override
    public String id() {
        return "SC117";
    }

    @Override
    public String title() {
        return "wait without a time-out";
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        Machine machine = subject.machine();
        for (State state : machine.states()) {
            if (state.kind() != Kind.ATOMIC || state.transitions().isEmpty() || isTimed(machine, state)) {
                continue;
            }
            if (!state.invokes().isEmpty() && !state.invokes().getFirst().onDone().isEmpty()) {
                findings.add(state.invokes().getFirst().position(), state,
                        subject.name(state) + " waits for `" + state.invokes().getFirst().src()
                                + "` without a time-out",
                        "add `after`, here or in a state around it");
            } else if (asks(state)) {
                findings.add(state.position(), state,
                        subject.name(state) + " asks another actor and waits without a time-out",
                        "add `after`, here or in a state around it");
            }
        }
    }

    private static boolean asks(State state) {
        for (Action action : Action.all(state.entry())) {
            if (action instanceof Action.SendTo || action instanceof Action.SendParent) {
                return !state.on().isEmpty();
            }
        }
        return false;
    }

    /// Whether a timer runs while the state is active: by `after`, or by an event that is
    /// raised later.
    private static boolean isTimed(Machine machine, State state) {
        for (State at = state;; at = machine.state(at.parent())) {
            if (!at.after().isEmpty() || !at.always().isEmpty()) {
                return true;
            }
            List<Action> actions = Action.all(at.entry());
            if (at.initial().isPresent()) {
                actions.addAll(Action.all(at.initial().get().actions()));
            }
            for (Transition transition : at.transitions()) {
                actions.addAll(Action.all(transition.actions()));
            }
            for (Action action : actions) {
                if (action instanceof Action.Raise raise && raise.delay().isPresent()) {
                    return true;
                }
            }
            if (at.isRoot()) {
                return false;
            }
        }
    }
}
