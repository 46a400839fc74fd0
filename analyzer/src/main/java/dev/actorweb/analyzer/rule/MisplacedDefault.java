package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.structure.Choices;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.yaml.Severity;
import java.util.LinkedHashMap;
import java.util.Map;

/// SC112: of several transitions that wait for the same, one without a guard is not the last: the
/// conditions behind it are never looked at.
public final class MisplacedDefault implements Rule {
    @Override
    public String id() {
        return "SC112";
    }

    @Override
    public String title() {
        return "default branch that is not the last";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (State state : subject.machine().states()) {
            if (subject.hasUnreadGuards(state)) {
                continue;
            }
            Map<String, Transition> defaults = new LinkedHashMap<>();
            Map<String, Integer> behind = new LinkedHashMap<>();
            for (Transition transition : state.transitions()) {
                String awaited = Choices.awaited(transition.trigger());
                if (transition.guard().isEmpty()) {
                    defaults.putIfAbsent(awaited, transition);
                } else if (defaults.containsKey(awaited)) {
                    behind.merge(awaited, 1, Integer::sum);
                }
            }
            for (Map.Entry<String, Integer> late : behind.entrySet()) {
                Transition early = defaults.get(late.getKey());
                if (early != null) {
                    report(subject, state, early, late.getValue(), findings);
                }
            }
        }
    }

    private static void report(Subject subject, State state, Transition early, int late, Findings findings) {
        findings.add(early.position(), state, "the transition of " + subject.name(state) + " "
                + Wording.of(early.trigger()) + Wording.target(early) + " has no guard, but "
                + (late == 1 ? "a guarded one comes" : late + " guarded ones come")
                + " after it, never to be taken",
                "put the one without a guard last");
    }
}
