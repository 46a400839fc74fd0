package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.structure.Choices;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Severity;
import java.util.HashMap;
import java.util.Map;

/// SC102: a transition stands behind one without a guard that waits for the same, and has none
/// itself: two answers to one question, of which only the first is ever heard.
///
/// Where the later one has a guard, the first is a default in the wrong place: [MisplacedDefault].
public final class Shadowed implements Rule {
    @Override
    public String id() {
        return "SC102";
    }

    @Override
    public String title() {
        return "transition behind one that is always taken";
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
            Map<String, Transition> decided = new HashMap<>();
            for (Transition transition : state.transitions()) {
                if (transition.guard().isPresent()) {
                    continue;
                }
                Transition first = decided.putIfAbsent(Choices.awaited(transition.trigger()), transition);
                if (first != null && !isDoubledKey(subject, transition)) {
                    findings.add(transition.position(), state,
                            "the transition of " + subject.name(state) + " "
                                    + Wording.of(transition.trigger()) + Wording.target(transition)
                                    + " is never taken: the one in line " + first.position().line()
                                    + " comes first and has no guard",
                            "leave one of them out, or give the first a guard");
                }
            }
        }
    }

    /// A key that is there twice is a finding of its own.
    private static boolean isDoubledKey(Subject subject, Transition transition) {
        for (Problem problem : subject.problems()) {
            if (problem.code().equals(MachineReader.DUPLICATE)
                    && problem.position().equals(transition.trigger().position())) {
                return true;
            }
        }
        return false;
    }
}
