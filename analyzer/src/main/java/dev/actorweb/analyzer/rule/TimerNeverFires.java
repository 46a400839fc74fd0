package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.explore.Exploration;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.yaml.Severity;
import java.util.Optional;

/// SC116: a timer that never gets its turn, because a shorter one always leaves the state before.
public final class TimerNeverFires implements Rule {
    @Override
    public String id() {
        return "SC116";
    }

    @Override
    public String title() {
        return "timer that never fires";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public Proof proof() {
        return Proof.EXPLORATION;
    }

    @Override
    public void check(Subject subject, Findings findings) {
        Optional<Exploration> proof = subject.proof();
        if (proof.isEmpty()) {
            return;
        }
        Exploration exploration = proof.get();
        for (int number : exploration.deadTransitions()) {
            Transition transition = exploration.machine().transition(number);
            State source = exploration.machine().source(number);
            if (transition.trigger() instanceof Trigger.After after && exploration.isReachable(source)) {
                findings.add(transition.position(), source,
                        "the transition of " + subject.name(source) + " after " + after.delay().text()
                                + " is never taken",
                        "something else always happens before: a shorter timer, or an earlier transition "
                                + "of the same");
            }
        }
    }
}
