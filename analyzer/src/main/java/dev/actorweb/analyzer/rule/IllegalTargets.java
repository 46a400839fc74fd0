package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.structure.Lineage;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Target;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.yaml.Severity;
import java.util.List;
import java.util.Optional;

/// SC010: a transition has targets that can't be active together, or jumps between two regions.
public final class IllegalTargets implements Rule {
    @Override
    public String id() {
        return "SC010";
    }

    @Override
    public String title() {
        return "targets that don't fit together";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        boolean parallel = false;
        for (State state : subject.machine().states()) {
            parallel |= state.kind() == Kind.PARALLEL;
        }
        for (State state : subject.machine().states()) {
            for (Transition transition : state.transitions()) {
                checkSet(subject, state, transition.targets(), findings);
                if (parallel && transition.targets().size() == 1) {
                    checkRegions(subject, state, transition.targets().getFirst(), findings);
                }
            }
            checkSet(subject, state, state.historyDefault(), findings);
        }
    }

    private static void checkSet(Subject subject, State source, List<Target> targets, Findings findings) {
        Machine machine = subject.machine();
        for (int later = 1; later < targets.size(); later++) {
            Optional<State> second = machine.resolve(source, targets.get(later));
            for (int earlier = 0; earlier < later && second.isPresent(); earlier++) {
                Optional<State> first = machine.resolve(source, targets.get(earlier));
                if (first.isPresent() && !Lineage.compatible(machine, first.get(), second.get())) {
                    findings.add(targets.get(later).position(), source,
                            subject.name(first.get()) + " and " + subject.name(second.get())
                                    + " can't be active together",
                            "several targets must lie in different regions of a parallel state");
                    break;
                }
            }
        }
    }

    /// Allowed by SCXML and XState, and rarely meant: the whole parallel state begins again.
    private static void checkRegions(Subject subject, State source, Target target, Findings findings) {
        Optional<State> found = subject.machine().resolve(source, target);
        if (found.isEmpty()) {
            return;
        }
        State common = Lineage.common(subject.machine(), source, found.get());
        if (common.kind() == Kind.PARALLEL && common.index() != source.index()
                && common.index() != found.get().index()) {
            State from = Lineage.branch(subject.machine(), common, source);
            State to = Lineage.branch(subject.machine(), common, found.get());
            if (to.kind() == Kind.HISTORY) {
                return;
            }
            findings.addMilder(Severity.WARNING, target.position(), source,
                    "a transition in the region " + subject.name(from) + " leads into the region "
                            + subject.name(to) + ": all regions of " + subject.name(common) + " are left",
                    "`raise` an event that the other region handles");
        }
    }
}
