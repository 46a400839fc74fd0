package dev.actorweb.analyzer.rule;

import dev.actorweb.analyzer.explore.Departure;
import dev.actorweb.analyzer.explore.Exploration;
import dev.actorweb.analyzer.explore.Trace;
import dev.actorweb.analyzer.structure.Assigned;
import dev.actorweb.analyzer.structure.Foresight;
import dev.actorweb.machine.Variable;
import dev.actorweb.machine.expr.EvalError;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// SC121: a variable gets a value that its declaration does not allow. Where that depends on what
/// came before, exploration shows a way to it that needs no luck with unknown guards.
public final class OutsideDomain implements Rule {
    /// Its id.
    public static final String ID = "SC121";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "value that its variable's declaration does not allow";
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
        List<Variable> bounded = subject.machine().context().stream().filter(Variable::isBounded).toList();
        if (bounded.isEmpty()) {
            return;
        }
        for (Variable variable : bounded) {
            Object initial = variable.initial();
            if (initial != null && !(initial instanceof EvalError) && !variable.allows(initial)) {
                findings.add(variable.position(), Domains.beginning(variable, initial, ""),
                        Optional.of(Domains.OTHER_START));
            }
        }
        List<Assigned> all = Assigned.in(subject.machine());
        Set<Assigned> known = new HashSet<>();
        subject.exploration().ifPresent(exploration -> explored(exploration, all, known, findings));
        foreseen(subject, bounded, all, known, findings);
    }

    /// What is reached without a guess.
    private static void explored(Exploration exploration, List<Assigned> all, Set<Assigned> known,
            Findings findings) {
        for (Departure departure : exploration.departures()) {
            Optional<Assigned> last = lastOf(all, departure, exploration);
            if (last.isEmpty() || known.contains(last.get())) {
                continue;
            }
            Trace way = exploration.wayOf(departure);
            if (way.isCertain()) {
                known.add(last.get());
                Assigned assigned = last.get();
                findings.addShown(() -> way, assigned.assignment().position(), assigned.state(),
                        Domains.departure(departure.variable(), departure.value()),
                        "it comes to that by " + Wording.way(way) + "; "
                                + Domains.remedy(departure.variable(), departure.value()));
            }
        }
    }

    /// The assignment that was the last one of a step to give its variable a value.
    private static Optional<Assigned> lastOf(List<Assigned> all, Departure departure,
            Exploration exploration) {
        List<Assigned> leaving = new ArrayList<>();
        List<Assigned> entering = new ArrayList<>();
        Optional<Assigned> taken = Optional.empty();
        for (Assigned one : all) {
            if (one.assignment().variable().equals(departure.variable().name())) {
                switch (one.moment()) {
                    case EXIT -> leaving.add(one);
                    case ENTRY -> {
                        if (departure.after().activeStates().contains(one.state())) {
                            entering.add(one);
                        }
                    }
                    case TRANSITION -> {
                        for (int number : departure.transitions()) {
                            if (one.transition()
                                    .equals(Optional.of(exploration.machine().transition(number)))) {
                                taken = Optional.of(one);
                            }
                        }
                    }
                }
            }
        }
        if (taken.isPresent()) {
            return taken;
        }
        if (!entering.isEmpty()) {
            return Optional.of(entering.getLast());
        }
        return leaving.isEmpty() ? Optional.empty() : Optional.of(leaving.getLast());
    }

    /// What is wrong whatever came before, except where an exploration knows that it never happens.
    private static void foreseen(Subject subject, List<Variable> bounded, List<Assigned> all,
            Set<Assigned> known,
            Findings findings) {
        Foresight foresight = new Foresight(subject.machine());
        for (Assigned assigned : all) {
            for (Variable variable : bounded) {
                if (assigned.assignment().variable().equals(variable.name()) && !known.contains(assigned)
                        && subject.proof().map(proof -> proof.mayLeave(variable)).orElse(true)) {
                    foresight.outside(assigned, variable).ifPresent(
                            value -> findings.add(assigned.assignment().position(), assigned.state(),
                                    Domains.departure(variable, value), Domains.remedy(variable, value)));
                }
            }
        }
    }
}
