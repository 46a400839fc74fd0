package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.structure.Targets;
import dev.actorweb.machine.State;
import dev.actorweb.machine.State.Kind;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.yaml.Severity;
import java.util.List;

/// SC119: a transition to its own state leaves and enters it anew although nothing happens then; or
/// it does not, although only then something would happen.
public final class IdleReentry implements Rule {
    @Override
    public String id() {
        return "SC119";
    }

    @Override
    public String title() {
        return "self-transition without effect";
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        for (State state : subject.machine().states()) {
            if (state.kind() != Kind.ATOMIC || state.isRoot()) {
                continue;
            }
            boolean lives = !state.entry().isEmpty() || !state.exit().isEmpty() || !state.after().isEmpty()
                    || !state.invokes().isEmpty();
            for (Transition transition : state.transitions()) {
                if (leadsToItself(subject, state, transition)) {
                    check(subject, state, transition, lives, findings);
                }
            }
        }
    }

    private static boolean leadsToItself(Subject subject, State state, Transition transition) {
        List<State> targets = Targets.resolve(subject.machine(), state, transition.targets());
        return targets.size() == 1 && targets.getFirst().index() == state.index();
    }

    private static void check(Subject subject, State state, Transition transition, boolean lives,
            Findings findings) {
        String which = "the transition of " + subject.name(state) + " to itself "
                + Wording.of(transition.trigger());
        if (transition.reenter() && !lives) {
            findings.add(transition.position(), state,
                    which + " enters the state anew, but nothing happens on the way",
                    "leave `reenter` out, and the target, too");
        } else if (!transition.reenter() && transition.actions().isEmpty() && lives) {
            findings.add(transition.position(), state,
                    which + " does nothing: neither `exit` and `entry` nor timers and services begin anew",
                    "add `reenter: true` if they are to; else forbid the event with `null`");
        }
    }
}
