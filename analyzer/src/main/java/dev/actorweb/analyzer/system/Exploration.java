package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.rule.OutsideDomain;
import dev.actorweb.machine.system.Check;
import dev.actorweb.machine.system.MachineSystem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One exploration from its start to what was found: the states, then what needs all of them, then
/// the runs that show the trouble.
final class Exploration {
    /// A run that was found with fewer orders of steps is looked for again among all, up to so
    /// many states.
    private static final int SHORTER_RUNS = 1_000_000;
    private final MachineSystem system;
    private final Bounds bounds;
    private final Model model;
    private final Judge judge;
    private final Explorer explorer;
    private final Canon canon;
    private final List<Found> found = new ArrayList<>();
    private Ending ending = Ending.INTERRUPTED;
    private boolean livenessKnown;

    /// A violation with the run that shows it.
    record Found(Violation violation, Trace trace) {}

    Exploration(MachineSystem system, Bounds bounds, Progress progress) {
        this.system = system;
        this.bounds = bounds;
        this.model = new Model(system, bounds.crashes());
        this.judge = new Judge(model);
        boolean whole = needsAllStates();
        Optional<Reduction> reduction = bounds.reduction() && !whole && bounds.crashes() == 0
                ? Optional.of(new Stubborn(model, judge, new Influence(new Model(system, 0))))
                : Optional.empty();
        this.canon = Symmetry.of(model, bounds);
        this.explorer = new Explorer(model, judge, bounds, reduction, canon, progress);
    }

    /// Whether a check asks about runs rather than states.
    private boolean needsAllStates() {
        return system.checks().stream().anyMatch(Check.LeadsTo.class::isInstance);
    }

    Model model() {
        return model;
    }

    Judge judge() {
        return judge;
    }

    Explorer explorer() {
        return explorer;
    }

    StateStore store() {
        return explorer.store();
    }

    Ending ending() {
        return ending;
    }

    List<Found> found() {
        return found;
    }

    /// Why it is not known whether a check that was not found broken holds; empty where it does.
    Optional<String> doubt(Check check) {
        if (ending != Ending.COMPLETE) {
            return Optional.of(ending.words());
        }
        if (!model.isComplete()) {
            return Optional.of("more unbound guards are asked in one step than can be tried");
        }
        if (check instanceof Check.LeadsTo && !livenessKnown) {
            return Optional.of("its conditions have no value in some state");
        }
        Optional<String> forgetful = model.forgetful();
        return forgetful.isPresent()
                ? forgetful
                        .map(name -> "what `" + name + "` has deferred when it is restarted is not followed")
                : Gaps.of(system, model.cast()).about(check);
    }

    void run() {
        ending = explorer.run();
        List<Violation> violations = new ArrayList<>(judge.violations());
        if (ending == Ending.COMPLETE) {
            livenessKnown = true;
            for (Check check : system.checks()) {
                if (check instanceof Check.LeadsTo leadsTo) {
                    broken(leadsTo).ifPresent(violations::add);
                }
            }
        }
        Tracer tracer = new Tracer(model, explorer.store(), canon);
        Map<String, Found> byKey = new LinkedHashMap<>();
        for (Violation violation : violations) {
            Trace trace = tracer.trace(violation.end());
            Violation concrete = canon instanceof Symmetry
                    ? Replay.again(violation, trace, system)
                    : violation;
            if (!concrete.rule().equals(OutsideDomain.ID)
                    || trace.steps().stream().noneMatch(Trace.Step::guesses)) {
                byKey.put(concrete.key(), new Found(concrete, trace));
            }
        }
        if (!byKey.isEmpty() && (explorer.reducedStates() > 0 || canon instanceof Symmetry)) {
            shorten(byKey);
        }
        found.addAll(together(byKey.values()));
    }

    /// One of those that say the same of the same place, for all the actors that it is about.
    private static Collection<Found> together(Collection<Found> found) {
        Map<List<Object>, Found> byPlace = new LinkedHashMap<>();
        for (Found one : found) {
            Violation violation = one.violation();
            byPlace.merge(
                    List.of(violation.rule(), violation.place().file(), violation.place().position(),
                            violation.message()),
                    one, (first, other) -> new Found(
                            first.violation().sharedBy(other.violation().related()), first.trace()));
        }
        return byPlace.values();
    }

    private Optional<Violation> broken(Check.LeadsTo check) {
        try {
            return new Liveness(model, explorer.store(), check).counterexample()
                    .map(end -> Violation.leadsTo(check, system, end));
        } catch (Condition.Undecided undecided) {
            livenessKnown = false;
            return Optional.of(new Violation("SC204 " + check.position(), "undecided", Optional.of(check),
                    new Sites(system).here(check.position()),
                    "the condition has no value: " + undecided.getMessage(), Optional.empty(),
                    new Violation.End.At(0)));
        }
    }

    /// Looks for the same trouble among all orders of steps: the first found there is a
    /// nearest one.
    private void shorten(Map<String, Found> byKey) {
        Model other = new Model(system, bounds.crashes());
        Judge otherJudge = new Judge(other);
        int most = Math.min(SHORTER_RUNS, bounds.maxStates());
        Explorer again = new Explorer(other, otherJudge, bounds.maxStates(most), Optional.empty(), Canon.NONE,
                (_, _, _, _) -> !otherJudge.hasAll(byKey.keySet()));
        again.run();
        Tracer tracer = new Tracer(other, again.store(), Canon.NONE);
        for (Violation violation : otherJudge.violations()) {
            Found before = byKey.get(violation.key());
            if (before != null) {
                Trace trace = tracer.trace(violation.end());
                if (trace.steps().size() < before.trace().steps().size()) {
                    byKey.put(violation.key(),
                            new Found(violation.sharedBy(before.violation().related()), trace));
                }
            }
        }
    }
}
