package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.explore.Exploration;
import dev.actorweb.machine.State;
import dev.actorweb.machine.Transition;
import dev.actorweb.machine.Trigger;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// SC105: a transition that no reachable configuration ever lets be taken.
///
/// What other rules explain better is left to them: a source or target that is never entered, a
/// timer, a transition behind another one, a guard that never holds, a final state.
public final class NeverTaken implements Rule {
    @Override
    public String id() {
        return "SC105";
    }

    @Override
    public String title() {
        return "transition that is never taken";
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
        if (proof.isEmpty() || halts(proof.get())) {
            return;
        }
        Exploration exploration = proof.get();
        Set<Position> explained = explained(subject);
        for (int number : exploration.deadTransitions()) {
            Transition transition = exploration.machine().transition(number);
            State source = exploration.machine().source(number);
            if (exploration.isReachable(source) && source.kind() != State.Kind.FINAL
                    && reachesOnly(exploration, number)
                    && !(transition.trigger() instanceof Trigger.After)
                    && !explained.contains(transition.position())
                    && transition.guard().filter(guard -> explained.contains(guard.position())).isEmpty()) {
                findings.add(transition.position(), source,
                        "the transition of " + subject.name(source) + " "
                                + Wording.of(transition.trigger()) + Wording.target(transition)
                                + " is never taken, whatever happens",
                        "no configuration that can be reached enables it: look at its guard and at what "
                                + "comes before it");
            }
        }
    }

    /// A machine that comes to a halt has a more urgent problem, and what comes after it
    /// is unknown.
    private static boolean halts(Exploration exploration) {
        for (Exploration.Halt halt : exploration.halts()) {
            if (halt.certain() && halt.failure().cause() == null) {
                return true;
            }
        }
        return false;
    }

    /// That a target is never entered is a finding of its own.
    private static boolean reachesOnly(Exploration exploration, int transition) {
        for (State target : exploration.machine().targets(transition)) {
            if (target.kind() != State.Kind.HISTORY && !exploration.isReachable(target)) {
                return false;
            }
        }
        return true;
    }

    private static Set<Position> explained(Subject subject) {
        Set<Position> places = new HashSet<>();
        for (Rule rule : List.of(new Shadowed(), new Overridden(), new MisplacedDefault(),
                new ConstantGuard(), new RivalRegions())) {
            Findings others = new Findings(rule, Optional.empty(), subject.machine().file());
            rule.check(subject, others);
            others.list().forEach(finding -> places.add(finding.position()));
        }
        return places;
    }
}
