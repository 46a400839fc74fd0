package dev.actorweb.analyzer.rule;

import dev.actorweb.machine.Dialect;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.yaml.Severity;

/// SC009: a history state leads nowhere as long as nothing is remembered.
public final class HistoryWithoutDefault implements Rule {
    @Override
    public String id() {
        return "SC009";
    }

    @Override
    public String title() {
        return "history state without any default";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (State state : subject.machine().states()) {
            boolean open = state.kind() == Kind.HISTORY && !state.isRoot()
                    && state.historyDefault().isEmpty();
            if (open && subject.machine().dialect() == Dialect.SCXML
                    && subject.reachability().isReachable(state)) {
                findings.add(state.position(), state,
                        "the history state " + subject.name(state) + " has no default",
                        "SCXML wants it inside, as in `<transition target=\"…\"/>`: the state to enter when nothing is"
                                + " remembered");
            } else if (open
                    && beginsNowhere(subject.machine().state(state.parent()))
                    && subject.reachability().isReachable(state)) {
                findings.add(state.position(), state,
                        "the history state " + subject.name(state)
                                + " has no default, and its parent has no `initial`",
                        "say with `target` which state to enter when nothing is remembered");
            }
        }
    }

    private static boolean beginsNowhere(State parent) {
        return parent.kind() == Kind.COMPOUND
                && (parent.initial().isEmpty() || parent.initial().get().targets().isEmpty());
    }
}
