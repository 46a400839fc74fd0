package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.structure.Choices;
import dev.actorweb.analyzer.structure.GuardLogic;
import dev.actorweb.analyzer.structure.GuardLogic.Answer;
import dev.actorweb.analyzer.structure.GuardLogic.Verdict;
import dev.actorweb.analyzer.structure.Likeness;
import dev.actorweb.machine.Guard;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// SC106: two guards about the same values overlap, and neither is a special case of the other:
/// where both hold, only the order of the lines decides what happens.
///
/// Guards about different values are an order of priority, and a special case before the general one
/// is a common way to write: both are left alone.
public final class OverlappingGuards implements Rule {
    @Override
    public String id() {
        return "SC106";
    }

    @Override
    public String title() {
        return "overlapping guards, of which only the order decides";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public Proof proof() {
        return Proof.GUARD;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        GuardLogic logic = new GuardLogic(subject.machine());
        for (State state : subject.machine().states()) {
            List<Transition> earlier = new ArrayList<>();
            for (Transition transition : state.transitions()) {
                if (transition.guard().isPresent()) {
                    for (Transition other : earlier) {
                        check(subject, logic, state, other, transition, findings);
                    }
                    earlier.add(transition);
                }
            }
        }
    }

    private static void check(Subject subject, GuardLogic logic, State state, Transition first,
            Transition second,
            Findings findings) {
        Guard one = first.guard().orElseThrow();
        Guard other = second.guard().orElseThrow();
        if (!Choices.awaited(first.trigger()).equals(Choices.awaited(second.trigger()))
                || does(first).equals(does(second))) {
            return;
        }
        Set<String> deciders = logic.deciders(one);
        if (deciders.isEmpty() || !deciders.equals(logic.deciders(other))) {
            return;
        }
        Verdict both = logic.can(List.of(one, other), List.of());
        if (both.answer() == Answer.SOMETIMES
                && logic.can(List.of(one), List.of(other)).answer() == Answer.SOMETIMES
                && logic.can(List.of(other), List.of(one)).answer() == Answer.SOMETIMES) {
            findings.add(other.position(), state,
                    "the guards of " + subject.name(state) + " " + Wording.of(second.trigger()) + " in lines "
                            + one.position().line() + " and " + other.position().line() + " both hold where "
                            + witness(both),
                    "make them exclusive, so that the order of the lines does not matter");
        }
    }

    private static String does(Transition transition) {
        return Likeness.of(transition.targets()) + Likeness.of(transition.actions());
    }

    private static String witness(Verdict verdict) {
        List<String> values = new ArrayList<>();
        verdict.witness().forEach((name, value) -> values
                .add("`" + name + "` is " + (value instanceof String text ? "'" + text + "'" : value)));
        return String.join(" and ", values);
    }
}
