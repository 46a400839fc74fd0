package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.explore.Exploration;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.yaml.Severity;

/// SC104: an outer state waits for an event that every state inside takes first, without a guard:
/// the outer transition is never taken.
public final class Overridden implements Rule {
    @Override
    public String id() {
        return "SC104";
    }

    @Override
    public String title() {
        return "transition that the states inside always forestall";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        byStructure(subject, findings);
        subject.proof().filter(exploration -> exploration.halts().isEmpty())
                .ifPresent(exploration -> explored(subject, exploration, findings));
    }

    /// What guards inside let pass as far as the texts show, but never do in any configuration.
    private static void explored(Subject subject, Exploration exploration, Findings findings) {
        for (int number : exploration.deadTransitions()) {
            Transition transition = exploration.machine().transition(number);
            State outer = exploration.machine().source(number);
            if (transition.trigger() instanceof Trigger.OnEvent on && transition.guard().isEmpty()
                    && exploration.isReachable(outer) && !forestalled(subject, outer, on.descriptor())
                    && isFirst(outer, transition, on) && mayBeTakenInside(subject.machine(), outer, on)) {
                findings.addExplored(transition.position(), outer,
                        "the transition of " + subject.name(outer) + " on `" + on.descriptor()
                                + "` is never taken: wherever the event can come, a state in it takes it first",
                        "the guards inside let it pass nowhere: leave it out, or look at them");
            }
        }
    }

    /// Whether the state has none that is asked about the same event before.
    private static boolean isFirst(State outer, Transition transition, Trigger.OnEvent on) {
        for (Transition other : outer.on()) {
            if (other.trigger() instanceof Trigger.OnEvent before
                    && before.descriptor().equals(on.descriptor())) {
                return other.equals(transition);
            }
        }
        return false;
    }

    private static boolean mayBeTakenInside(Machine machine, State outer, Trigger.OnEvent on) {
        for (int i = outer.index() + 1; i < machine.states().size()
                && machine.isDescendant(machine.state(i), outer); i++) {
            for (Transition transition : machine.state(i).on()) {
                if (transition.trigger() instanceof Trigger.OnEvent inner
                        && machine.dialect().matches(inner.descriptor(), on.descriptor())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void byStructure(Subject subject, Findings findings) {
        for (State outer : subject.machine().states()) {
            if ((outer.kind() != Kind.COMPOUND && outer.kind() != Kind.PARALLEL)
                    || !subject.reachability().isReachable(outer)) {
                continue;
            }
            for (Transition transition : outer.on()) {
                if (transition.trigger() instanceof Trigger.OnEvent on
                        && forestalled(subject, outer, on.descriptor())) {
                    findings.add(transition.position(), outer,
                            "the transition of " + subject.name(outer) + " on `"
                                    + on.descriptor()
                                    + "` is never taken: every state in it takes the event first",
                            "leave it out, or leave the event to " + subject.name(outer) + " somewhere");
                }
            }
        }
    }

    /// Whether each innermost state below `outer` that can be active, or a state between them,
    /// takes the event whatever happens.
    private static boolean forestalled(Subject subject, State outer, String event) {
        Machine machine = subject.machine();
        boolean any = false;
        for (int i = outer.index() + 1; i < machine.states().size()
                && machine.isDescendant(machine.state(i), outer); i++) {
            State leaf = machine.state(i);
            if (leaf.children().isEmpty() && leaf.kind() != Kind.HISTORY
                    && subject.reachability().isReachable(leaf)) {
                any = true;
                if (!takes(machine, leaf, outer, event)) {
                    return false;
                }
            }
        }
        return any;
    }

    private static boolean takes(Machine machine, State leaf, State outer, String event) {
        for (State at = leaf; at.index() != outer.index(); at = machine.state(at.parent())) {
            for (Transition transition : at.on()) {
                if (transition.guard().isEmpty() && transition.trigger() instanceof Trigger.OnEvent on
                        && machine.dialect().matches(on.descriptor(), event)) {
                    return true;
                }
            }
        }
        return false;
    }
}
