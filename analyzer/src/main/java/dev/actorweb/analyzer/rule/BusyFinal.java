package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Initial;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Severity;
import java.util.HashSet;
import java.util.Set;

/// SC005: a final state goes on: with transitions, services or states of its own.
public final class BusyFinal implements Rule {
    private static final String HINT = "a final state ends its parent: only `entry` and `output` make sense;"
            + " move the rest, or leave `type: final` out";

    @Override
    public String id() {
        return "SC005";
    }

    @Override
    public String title() {
        return "final state with transitions or states";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (State state : subject.machine().states()) {
            if (state.kind() == Kind.FINAL) {
                check(subject, state, findings);
            }
        }
    }

    private static void check(Subject subject, State state, Findings findings) {
        String name = "the final state " + subject.name(state);
        Set<Position> reported = new HashSet<>();
        for (Transition transition : state.transitions()) {
            boolean judgedElsewhere = transition.trigger() instanceof Trigger.Done
                    || transition.trigger() instanceof Trigger.Invoked;
            if (!judgedElsewhere && reported.add(transition.trigger().position())) {
                findings.add(transition.trigger().position(), state, name + " has a transition", HINT);
            }
        }
        if (!state.defer().isEmpty()) {
            findings.add(state.defer().getFirst().position(), state, name + " defers events", HINT);
        }
        for (var invoke : state.invokes()) {
            findings.add(invoke.position(), state, name + " invokes a service", HINT);
        }
        if (!state.children().isEmpty()) {
            findings.add(subject.machine().state(state.children().getFirst()).position(), state,
                    name + " has states of its own", HINT);
        } else if (state.initial().isPresent()) {
            findings.add(state.initial().map(Initial::position).orElse(state.position()), state,
                    name + " has an `initial`", HINT);
        }
    }
}
