package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.structure.References.Reference;
import dev.actorweb.analyzer.structure.Targets;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Target;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.yaml.DidYouMean;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayList;
import java.util.List;

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
            for (Transition transition : state.transitions()) {
                for (Target target : transition.targets()) {
                    check(subject, state, target, findings);
                }
            }
        }
        for (Reference asked : subject.references().states()) {
            if (subject.machine().find(asked.name()).isEmpty()) {
                findings.add(asked.position(), asked.state(),
                        "the condition asks for `" + asked.name() + "`, which is no state",
                        DidYouMean.hint(asked.name(), names(subject)));
            }
        }
    }

    private static void check(Subject subject, State source, Target target, Findings findings) {
        if (subject.machine().resolve(source, target).isEmpty()) {
            findings.add(target.position(), source,
                    "a transition of " + subject.name(source) + " leads to `" + target.text()
                            + "`, which is no state",
                    Targets.suggestion(subject.machine(), source, target)
                            .map(meant -> "did you mean `" + meant + "`?"));
        }
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
