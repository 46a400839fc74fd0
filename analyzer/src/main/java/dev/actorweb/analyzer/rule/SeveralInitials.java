package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.structure.Lineage;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Target;
import dev.actorweb.machine.yaml.Severity;
import java.util.List;
import java.util.Optional;

/// SC004: a compound state begins in more than one of its states.
public final class SeveralInitials implements Rule {
    @Override
    public String id() {
        return "SC004";
    }

    @Override
    public String title() {
        return "more than one initial state";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (State state : subject.machine().states()) {
            if (state.kind() == Kind.COMPOUND && state.initial().isPresent()) {
                check(subject, state, state.initial().get().targets(), findings);
            }
        }
    }

    private static void check(Subject subject, State state, List<Target> targets, Findings findings) {
        Machine machine = subject.machine();
        for (int later = 1; later < targets.size(); later++) {
            Optional<State> second = machine.resolveInitial(state, targets.get(later));
            for (int earlier = 0; earlier < later && second.isPresent(); earlier++) {
                Optional<State> first = machine.resolveInitial(state, targets.get(earlier));
                if (first.isPresent() && collide(machine, first.get(), second.get())) {
                    findings.add(targets.get(later).position(), state,
                            subject.name(state) + " can't begin in both " + subject.name(first.get())
                                    + " and " + subject.name(second.get()),
                            "keep one; several are possible only in different regions of a parallel state");
                    break;
                }
            }
        }
    }

    private static boolean collide(Machine machine, State first, State second) {
        return first.index() == second.index() || !Lineage.compatible(machine, first, second);
    }
}
