package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.structure.Lineage;
import dev.actorweb.analyzer.structure.Targets;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.yaml.Severity;

/// SC302: states in states in states: nested deeply, with a single one inside, or jumped into past
/// two or more levels.
public final class DeepNesting implements Rule {
    private static final int MOST_LEVELS = 4;
    private static final int LONGEST_JUMP = 2;

    @Override
    public String id() {
        return "SC302";
    }

    @Override
    public String title() {
        return "nesting that is hard to follow";
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        Machine machine = subject.machine();
        for (State state : machine.states()) {
            if (depth(machine, state) == MOST_LEVELS + 1) {
                findings.add(state.position(), state,
                        subject.name(state) + " is nested more than " + MOST_LEVELS
                                + " levels deep",
                        "make a machine of its own of the inner states, and invoke it");
            }
            checkOnlyChild(subject, state, findings);
            for (Transition transition : state.transitions()) {
                checkJump(subject, state, transition, findings);
            }
        }
    }

    private static void checkOnlyChild(Subject subject, State state, Findings findings) {
        if (state.kind() != Kind.COMPOUND || state.isRoot()) {
            return;
        }
        int children = 0;
        for (State child : subject.machine().children(state)) {
            children += child.kind() == Kind.HISTORY ? 0 : 1;
        }
        if (children == 1) {
            findings.add(state.position(), state, subject.name(state) + " has a single state in it",
                    "move what the inner state does into " + subject.name(state));
        }
    }

    private static void checkJump(Subject subject, State state, Transition transition, Findings findings) {
        Machine machine = subject.machine();
        for (State target : Targets.resolve(machine, state, transition.targets())) {
            State common = Lineage.common(machine, state, target);
            int down = depth(machine, target) - depth(machine, common);
            if (down > LONGEST_JUMP && common.index() != state.index()) {
                findings.add(transition.position(), state, "a transition of " + subject.name(state)
                        + " jumps to " + subject.name(target) + ", past " + (down - 1) + " levels",
                        "lead to the outer state and let its `initial` or a history state decide");
            }
        }
    }

    private static int depth(Machine machine, State state) {
        int depth = 0;
        for (int at = state.parent(); at >= 0; at = machine.state(at).parent()) {
            depth++;
        }
        return depth;
    }
}
