package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.structure.Choices;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.yaml.Severity;
import java.util.HashSet;
import java.util.Set;

/// SC301: more than a reader can hold: many states on one level, or a state that waits for
/// many things.
public final class Overgrown implements Rule {
    private static final int MOST_STATES = 20;
    private static final int MOST_TRIGGERS = 10;

    @Override
    public String id() {
        return "SC301";
    }

    @Override
    public String title() {
        return "too many states or transitions in one place";
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        Machine machine = subject.machine();
        for (State state : machine.states()) {
            int children = 0;
            int transitions = 0;
            for (State child : machine.children(state)) {
                children += child.kind() == Kind.HISTORY ? 0 : 1;
                transitions += child.transitions().size();
            }
            if (children > MOST_STATES && transitions >= 2 * children) {
                findings.add(state.position(), state, subject.name(state) + " has " + children
                        + " states side by side with " + transitions + " transitions",
                        "group states that share transitions in a state around them");
            }
            Set<String> awaited = new HashSet<>();
            for (Transition transition : state.transitions()) {
                awaited.add(Choices.awaited(transition.trigger()));
            }
            if (awaited.size() > MOST_TRIGGERS) {
                findings.add(state.position(), state,
                        subject.name(state) + " waits for " + awaited.size() + " different things",
                        "split the state, or move what is common into the state around it");
            }
        }
    }
}
