package dev.actorweb.analyzer;

import dev.actorweb.analyzer.ignore.Ignore;
import dev.actorweb.analyzer.ignore.Ignores;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.rule.Findings;
import dev.actorweb.analyzer.rule.IgnoredWithoutReason;
import dev.actorweb.analyzer.rule.Proof;
import dev.actorweb.analyzer.rule.Rule;
import dev.actorweb.analyzer.rule.RuleCatalogue;
import dev.actorweb.analyzer.rule.RuleSettings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Heeds what the file of a system tells rules to ignore: of the system, and of the machines that
/// are written in it, which share its lines.
public final class SystemSieve {
    /// The rule about ignores themselves. For a machine within a system's file it is to be switched
    /// off: what its lines say may be about another one.
    public static final String RULE = "SC018";

    /// The rule about values that declarations do not allow.
    private static final String DOMAINS = "SC121";

    private SystemSieve() {}

    /// The report on a machine of a system without what rests on events that come at any time: the
    /// runs of the system tell when they come.
    public static Report ofMember(Report machine) {
        List<Finding> kept = machine.findings().stream()
                .filter(finding -> !finding.rule().equals(DOMAINS) || finding.proof() != Proof.EXPLORATION).toList();
        return kept.size() == machine.findings().size() ? machine : machine.with(kept, machine.ignored());
    }

    /// The report on the system without what its file ignores, and with what is wrong about its
    /// ignores.
    ///
    /// @param machines
    ///            the reports on machines within the same file
    /// @param lines
    ///            the text of the file
    public static Report.Explored sift(Report.Explored system, List<Report> machines, List<String> lines,
            RuleSettings settings) {
        List<Ignores> all = new ArrayList<>();
        all.add(Ignores.of(lines));
        for (Report report : machines) {
            if (report instanceof Report.Analyzed analyzed) {
                all.add(Ignores.of(analyzed.machine()));
            }
        }
        Sieve sieve = new Sieve(all.getFirst());
        sieve.pass(system.findings());
        List<Finding> kept = new ArrayList<>(sieve.kept());
        Rule rule = RuleCatalogue.find(RULE).orElseThrow();
        if (settings.isOn(rule)) {
            Findings findings = new Findings(rule, settings.severity(rule), system.file());
            for (Ignores ignores : all) {
                IgnoredWithoutReason.check(ignores, findings);
                for (Ignore ignore : unused(ignores, sieve.ignored(), machines)) {
                    Sieve.addUnused(ignore, settings, findings);
                }
            }
            kept.addAll(findings.list());
            kept.sort(Finding.BY_PLACE);
        }
        return new Report.Explored(system.file(), system.exploration(), kept, sieve.ignored());
    }

    private static Set<Ignore> unused(Ignores ignores, List<Ignored> ofSystem, List<Report> machines) {
        List<Ignored> used = new ArrayList<>(ofSystem);
        machines.forEach(report -> used.addAll(report.ignored()));
        Set<Ignore> unused = new LinkedHashSet<>(ignores.list());
        for (Ignored one : used) {
            unused.removeIf(ignore -> ignore.covers(one.finding().rule(), one.finding().position(),
                    one.finding().state()));
        }
        return unused;
    }
}
