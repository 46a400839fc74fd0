package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.yaml.Severity;

/// SC006: a parallel state has an initial state, or a region that is no region.
public final class ParallelMisuse implements Rule {
    @Override
    public String id() {
        return "SC006";
    }

    @Override
    public String title() {
        return "parallel state with an initial or final child";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (State state : subject.machine().states()) {
            if (state.kind() == Kind.PARALLEL) {
                check(subject, state, findings);
            }
        }
    }

    private static void check(Subject subject, State state, Findings findings) {
        if (state.initial().isPresent()) {
            findings.add(state.initial().get().position(), state,
                    subject.parallelName(state) + " has an `initial`",
                    "all its regions begin at once: leave `initial` out, or `type: parallel`");
        }
        for (State child : subject.machine().children(state)) {
            if (child.kind() == Kind.FINAL) {
                findings.add(child.position(), child,
                        "the final state " + subject.name(child) + " is a region of "
                                + subject.parallelName(state),
                        "put it inside a region: a parallel state is done when all its regions are");
            }
        }
    }
}
