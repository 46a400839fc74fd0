package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.structure.Choices;
import dev.actorweb.analyzer.structure.GuardLogic;
import dev.actorweb.analyzer.structure.GuardLogic.Answer;
import dev.actorweb.machine.Guard;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// SC103: a guard that always or never holds, or that holds only where an earlier one of the same
/// choice does.
public final class ConstantGuard implements Rule {
    @Override
    public String id() {
        return "SC103";
    }

    @Override
    public String title() {
        return "guard that decides nothing";
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
            if (subject.hasUnreadGuards(state)) {
                continue;
            }
            Map<String, List<Guard>> earlier = new HashMap<>();
            for (Transition transition : state.transitions()) {
                if (transition.guard().isPresent()) {
                    List<Guard> before = earlier.computeIfAbsent(Choices.awaited(transition.trigger()),
                            _ -> new ArrayList<>());
                    check(subject, logic, state, transition, transition.guard().get(), before, findings);
                    before.add(transition.guard().get());
                }
            }
        }
    }

    private static void check(Subject subject, GuardLogic logic, State state, Transition transition,
            Guard guard,
            List<Guard> before, Findings findings) {
        String which = "the guard of the transition of " + subject.name(state) + " "
                + Wording.of(transition.trigger()) + Wording.target(transition);
        if (logic.can(List.of(guard), List.of()).answer() == Answer.NEVER) {
            findings.add(guard.position(), state, which + " never holds",
                    "correct the guard, or leave the transition out");
        } else if (logic.can(List.of(), List.of(guard)).answer() == Answer.NEVER) {
            findings.add(guard.position(), state, which + " always holds",
                    "leave the guard out, or correct it");
        } else if (!before.isEmpty() && logic.can(List.of(guard), before).answer() == Answer.NEVER) {
            findings.add(guard.position(), state,
                    which + " holds only where an earlier one of the same choice does",
                    "the transition is never taken: put it first, or correct a guard");
        }
    }
}
