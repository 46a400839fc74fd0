package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.yaml.Severity;

/// SC007: a parallel state has nothing to run in parallel.
public final class LonelyRegion implements Rule {
    @Override
    public String id() {
        return "SC007";
    }

    @Override
    public String title() {
        return "parallel state with fewer than two regions";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (State state : subject.machine().states()) {
            if (state.kind() == Kind.PARALLEL) {
                int regions = regions(subject, state);
                if (regions < 2) {
                    findings.add(state.position(), state,
                            subject.parallelName(state) + " has "
                                    + (regions == 0 ? "no region" : "only one region"),
                            "add the missing regions, or leave `type: parallel` out");
                }
            }
        }
    }

    private static int regions(Subject subject, State state) {
        int regions = 0;
        for (State child : subject.machine().children(state)) {
            if (child.kind() != Kind.HISTORY) {
                regions++;
            }
        }
        return regions;
    }
}
