package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.structure.References.Reference;
import dev.actorweb.analyzer.structure.Targets;
import dev.actorweb.machine.Dialect;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Target;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// SC001: a transition leads, or a condition asks, to a state that does not exist.
public final class DanglingTarget implements Rule {
    @Override
    public String id() {
        return "SC001";
    }

    @Override
    public String title() {
        return "target does not exist";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (State state : subject.machine().states()) {
            if (!hasDangling(subject.machine().targets(state))) {
                continue;
            }
            for (Transition transition : state.transitions()) {
                for (Target target : transition.targets()) {
                    check(subject, state, target, findings);
                }
            }
        }
        for (Reference asked : subject.references().states()) {
            if (subject.machine().find(asked.name()).isEmpty()) {
                String message = "the condition asks for `" + asked.name() + "`, which is no state";
                var near = DidYouMean.hint(asked.name(), names(subject));
                if (isScxml(subject)) {
                    findings.addMilder(Severity.WARNING, asked.position(), asked.state(), message,
                            near.orElse("in SCXML it counts as not active"));
                } else {
                    findings.add(asked.position(), asked.state(), message,
                            near.or(() -> Optional.of("name a state by its id or its path")));
                }
            }
        }
    }

    private static boolean hasDangling(int[] targets) {
        for (int target : targets) {
            if (target < 0) {
                return true;
            }
        }
        return false;
    }

    private static void check(Subject subject, State source, Target target, Findings findings) {
        if (subject.machine().resolve(source, target).isEmpty()) {
            findings.add(target.position(), source,
                    "a transition of " + subject.name(source) + " leads to `"
                            + written(target.text(), subject)
                            + "`, which is no state",
                    Targets.hint(Targets.suggestion(subject.machine(), source, target)
                            .map(meant -> written(meant, subject)), subject.machine(),
                            subject.machine().parent(source).orElse(source)));
        }
    }

    private static boolean isScxml(Subject subject) {
        return subject.machine().dialect() == Dialect.SCXML;
    }

    /// A target as its author writes it: SCXML has no sign before ids.
    private static String written(String target, Subject subject) {
        return isScxml(subject) && target.startsWith("#") ? target.substring(1) : target;
    }

    private static List<String> names(Subject subject) {
        List<String> names = new ArrayList<>();
        for (State state : subject.machine().states()) {
            if (!state.isRoot()) {
                names.add(state.path());
                names.add(subject.machine().idOf(state));
            }
        }
        return names;
    }
}
