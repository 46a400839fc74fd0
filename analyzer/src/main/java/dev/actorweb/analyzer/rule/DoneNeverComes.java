package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.Dialect;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Severity;
import java.util.List;
import java.util.Optional;

/// SC014: a state waits with `onDone` for an end that can't come.
public final class DoneNeverComes implements Rule {
    private static final String DONE = "done.state.";

    @Override
    public String id() {
        return "SC014";
    }

    @Override
    public String title() {
        return "onDone that can never come";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (State state : subject.machine().states()) {
            if (!state.onDone().isEmpty()) {
                check(subject, state, state.onDone().getFirst().trigger().position(), findings);
            }
            for (Transition transition : subject.machine().dialect() == Dialect.SCXML
                    ? state.on()
                    : List.<Transition>of()) {
                awaited(subject, transition).ifPresent(
                        awaited -> check(subject, awaited, transition.trigger().position(), findings));
            }
        }
    }

    /// The state inside of the machine whose end a transition of SCXML waits for.
    private static Optional<State> awaited(Subject subject, Transition transition) {
        return transition.trigger() instanceof Trigger.OnEvent on && on.descriptor().startsWith(DONE)
                ? subject.machine().find("#" + on.descriptor().substring(DONE.length())).filter(
                        state -> !state.isRoot() && state.kind() != Kind.FINAL)
                : Optional.empty();
    }

    private static void check(Subject subject, State state, Position position, Findings findings) {
        String name = subject.name(state);
        switch (state.kind()) {
            case ATOMIC, FINAL, HISTORY -> findings.add(position, state,
                    name + " has no states, so its `onDone` never comes",
                    "to wait for a service, put `onDone` into `invoke`");
            case COMPOUND, PARALLEL -> {
                if (state.isRoot()) {
                    findings.add(position, state,
                            "when " + name + " is done it has ended, so its `onDone` never comes",
                            "do the last work in the `entry` of its final states");
                } else if (!canEnd(subject, state)) {
                    findings.add(position, state, name + " can never be done: " + reason(subject, state),
                            "add a final state and a way to it, or leave `onDone` out");
                }
            }
        }
    }

    /// Whether there are final states enough; that they can be reached is another rule's matter.
    private static boolean canEnd(Subject subject, State state) {
        boolean regions = false;
        for (State child : subject.machine().children(state)) {
            boolean region = state.kind() == Kind.PARALLEL && child.kind() != Kind.HISTORY;
            if (region && child.kind() != Kind.FINAL && !canEnd(subject, child)) {
                return false;
            }
            if (state.kind() == Kind.COMPOUND && child.kind() == Kind.FINAL) {
                return true;
            }
            regions |= region;
        }
        return regions;
    }

    private static String reason(Subject subject, State state) {
        if (state.kind() == Kind.COMPOUND) {
            return "none of its states is final";
        }
        for (State region : subject.machine().children(state)) {
            if (region.kind() != Kind.HISTORY && region.kind() != Kind.FINAL && !canEnd(subject, region)) {
                return "its region " + subject.name(region) + " has no final state";
            }
        }
        return "it has no regions";
    }
}
