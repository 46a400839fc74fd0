package dev.actorweb.analyzer.system;

import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.rule.OutsideDomain;
import dev.actorweb.analyzer.rule.Proof;
import dev.actorweb.analyzer.rule.Rule;
import dev.actorweb.analyzer.rule.RuleCatalogue;
import dev.actorweb.analyzer.rule.RuleSettings;
import dev.actorweb.machine.system.ActorGroup;
import dev.actorweb.machine.system.Check;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.Member;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The exploration of a system: what to look at, how far, and then [#run()].
///
/// ```java
/// SystemReport report = SystemAnalysis.of(system).bounds(Bounds.DEFAULT.crashes(1)).run();
/// ```
///
/// [#structure()] does without exploring. Immutable; thread-safe.
public final class SystemAnalysis {
    /// So much is explored of a system that is known to have no end, unless somebody wants more.
    private static final int ENDLESS = 500_000;
    private final MachineSystem system;
    private final Bounds bounds;
    private final RuleSettings settings;
    private final Progress progress;

    private SystemAnalysis(MachineSystem system, Bounds bounds, RuleSettings settings, Progress progress) {
        this.system = system;
        this.bounds = bounds;
        this.settings = settings;
        this.progress = progress;
    }

    /// Of a system that was read.
    public static SystemAnalysis of(MachineSystem system) {
        return new SystemAnalysis(system, Bounds.DEFAULT, RuleSettings.DEFAULT, Progress.NONE);
    }

    /// The same with other bounds.
    public SystemAnalysis bounds(Bounds other) {
        return new SystemAnalysis(system, other, settings, progress);
    }

    /// The same with other rules or severities.
    public SystemAnalysis rules(RuleSettings other) {
        return new SystemAnalysis(system, bounds, other, progress);
    }

    /// The same, telling somebody how it goes on.
    public SystemAnalysis progress(Progress other) {
        return new SystemAnalysis(system, bounds, settings, other);
    }

    /// Explores the system and judges it.
    public SystemReport run() {
        Optional<Pump.Found> growth = RuleCatalogue.find("SC205").filter(settings::isOn).isPresent()
                ? Pump.in(system)
                : Optional.empty();
        Bounds within = growth.isPresent() && bounds.maxStates() == Bounds.DEFAULT.maxStates()
                ? bounds.maxStates(ENDLESS)
                : bounds;
        Exploration exploration = new Exploration(system, within, progress);
        exploration.run();
        List<Counterexample> found = new ArrayList<>();
        for (Exploration.Found one : exploration.found()) {
            finding(one.violation()).ifPresent(
                    finding -> found.add(new Counterexample(finding, Optional.of(one.trace()))));
        }
        Addresses.check(system, exploration.found().stream().map(Exploration.Found::violation).toList())
                .forEach(violation -> finding(violation, Proof.STRUCTURE)
                        .ifPresent(finding -> found.add(new Counterexample(finding, Optional.empty()))));
        Starts.outside(system).forEach(violation -> finding(violation, Proof.GUARD)
                .ifPresent(finding -> found.add(new Counterexample(finding, Optional.empty()))));
        growth.ifPresent(pump -> finding(pump.violation())
                .ifPresent(finding -> found.add(new Counterexample(finding, Optional.of(pump.trace())))));
        if (RuleCatalogue.find("SC207").filter(settings::isOn).isPresent()) {
            for (AskCycles.Found cycle : new AskCycles(system).found(bounds, progress)) {
                finding(cycle.violation(), cycle.trace().isPresent() ? Proof.EXPLORATION : Proof.STRUCTURE)
                        .ifPresent(finding -> found.add(new Counterexample(finding, cycle.trace())));
            }
        }
        found.sort((one, other) -> Finding.BY_PLACE.compare(one.finding(), other.finding()));
        return new SystemReport(system, exploration.ending(), exploration.store().size(),
                exploration.explorer().transitions(), exploration.explorer().depth(),
                exploration.explorer().reducedStates(), exploration.judge().deadlocks(),
                longest(exploration.model()),
                exploration.ending() == Ending.COMPLETE
                        ? Optional.empty()
                        : Swelling.of(exploration.model(), growth.isEmpty()),
                exploration.store().bytesPerState(),
                verdicts(exploration), found);
    }

    /// Judges what the texts alone show, and explores nothing: no promise is known to hold.
    public SystemReport structure() {
        List<Violation> violations = new ArrayList<>(Addresses.check(system, List.of()));
        violations.addAll(new AskCycles(system).written());
        List<Counterexample> found = new ArrayList<>();
        violations.addAll(Starts.outside(system));
        for (Violation violation : violations) {
            finding(violation, violation.rule().equals(OutsideDomain.ID) ? Proof.GUARD : Proof.STRUCTURE)
                    .ifPresent(finding -> found.add(new Counterexample(finding, Optional.empty())));
        }
        found.sort((one, other) -> Finding.BY_PLACE.compare(one.finding(), other.finding()));
        List<Verdict> verdicts = system.checks().stream().map(check -> new Verdict(check,
                Verdict.Status.UNKNOWN, Optional.of(Ending.SKIPPED.words()))).toList();
        return new SystemReport(system, Ending.SKIPPED, 0, 0, 0, 0, 0,
                Collections.nCopies(system.groups().size(), 0), Optional.empty(), 0, verdicts, found);
    }

    private Optional<Finding> finding(Violation violation) {
        return finding(violation, Proof.EXPLORATION);
    }

    private Optional<Finding> finding(Violation violation, Proof proof) {
        return finding(settings, violation, proof);
    }

    /// What the rules make of trouble in a run.
    static Optional<Finding> finding(RuleSettings settings, Violation violation) {
        return finding(settings, violation, Proof.EXPLORATION);
    }

    private static Optional<Finding> finding(RuleSettings settings,
            Violation violation, Proof proof) {
        Rule rule = RuleCatalogue.find(violation.rule()).orElseThrow();
        if (!settings.isOn(rule)) {
            return Optional.empty();
        }
        Severity own = violation.check().isPresent() ? Severity.ERROR : rule.severity();
        return Optional.of(new Finding(rule.id(), settings.severity(rule).orElse(own), proof,
                violation.place().file(), violation.place().position(), violation.place().state(),
                violation.message(), violation.hint(), violation.related()));
    }

    private List<Verdict> verdicts(Exploration exploration) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Check check : system.checks()) {
            boolean broken = false;
            for (Exploration.Found one : exploration.found()) {
                broken |= one.violation().check().isPresent() && one.violation().check().get().equals(check);
            }
            Optional<String> doubt = broken ? Optional.empty() : exploration.doubt(check);
            verdicts.add(new Verdict(check, broken
                    ? Verdict.Status.BROKEN
                    : doubt.isEmpty() ? Verdict.Status.HOLDS : Verdict.Status.UNKNOWN, doubt));
        }
        return verdicts;
    }

    private List<Integer> longest(Model model) {
        List<Integer> longest = new ArrayList<>();
        for (ActorGroup group : system.groups()) {
            int most = 0;
            for (Member member : system.all(group.name())) {
                most = Math.max(most, model.situations(member.index()).longest());
            }
            longest.add(most);
        }
        return longest;
    }
}
