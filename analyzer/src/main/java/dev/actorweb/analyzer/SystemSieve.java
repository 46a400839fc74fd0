package dev.actorweb.analyzer;

import dev.actorweb.analyzer.ignore.Ignore;
import dev.actorweb.analyzer.ignore.Ignores;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.rule.Findings;
import dev.actorweb.analyzer.rule.IgnoredWithoutReason;
import dev.actorweb.analyzer.rule.OutsideDomain;
import dev.actorweb.analyzer.rule.Proof;
import dev.actorweb.analyzer.rule.Related;
import dev.actorweb.analyzer.rule.Rule;
import dev.actorweb.analyzer.rule.RuleCatalogue;
import dev.actorweb.analyzer.rule.RuleSettings;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.system.ActorGroup;
import dev.actorweb.machine.system.MachineSystem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Heeds what the file of a system tells rules to ignore: of the system, and of the machines that
/// are written in it, which share its lines; and what the files of its other machines tell.
public final class SystemSieve {
    /// The rule about ignores themselves. For a machine within a system's file it is to be switched
    /// off: what its lines say may be about another one.
    public static final String RULE = "SC018";

    private SystemSieve() {}

    /// The report on a machine of a system without what rests on events that come at any time, as
    /// the runs of the system tell when they come, and without what exploring it by itself has shown
    /// where the system gives other start values to its actors.
    static Report ofMember(Report machine, MachineSystem system) {
        if (!(machine instanceof Report.Analyzed analyzed)) {
            return machine;
        }
        List<ActorGroup> actors = system.groups().stream()
                .filter(group -> isSame(group.machine(), analyzed.machine())).toList();
        boolean startsOtherwise = actors.stream().anyMatch(group -> !group.starts().isEmpty());
        List<Finding> kept = machine.findings().stream()
                .filter(finding -> finding.proof() != Proof.EXPLORATION
                        || (!startsOtherwise && !finding.rule().equals(OutsideDomain.ID)))
                .toList();
        return kept.size() == machine.findings().size() ? machine : machine.with(kept, machine.ignored());
    }

    private static boolean isSame(Machine one, Machine other) {
        return one.file().equals(other.file()) && one.root().position().equals(other.root().position());
    }

    /// Does so with all reports on machines of systems that are reported on as well.
    public static void siftMembers(List<Report> reports) {
        for (Report report : List.copyOf(reports)) {
            if (report instanceof Report.Explored explored) {
                MachineSystem system = explored.exploration().system();
                Set<String> members = new HashSet<>();
                system.groups().forEach(group -> members.add(group.machine().file()));
                reports.replaceAll(other -> members.contains(other.file()) ? ofMember(other, system) : other);
            }
        }
    }

    /// The report on the system without what its file ignores, and with what is wrong about its
    /// ignores.
    ///
    /// @param machines
    ///            the reports on machines within the same file
    /// @param lines
    ///            the text of a file, its own or that of a machine
    public static Report.Explored sift(Report.Explored system, List<Report> machines,
            Function<String, List<String>> lines, RuleSettings settings) {
        List<Ignores> all = new ArrayList<>();
        all.add(Ignores.of(lines.apply(system.file())));
        for (Report report : machines) {
            if (report instanceof Report.Analyzed analyzed) {
                all.add(Ignores.of(analyzed.machine()));
            }
        }
        List<Finding> kept = new ArrayList<>();
        List<Ignored> ignored = new ArrayList<>();
        Map<String, Ignores> byFile = new HashMap<>(Map.of(system.file(), all.getFirst()));
        for (Finding finding : system.findings()) {
            Optional<Ignore> reason = covering(finding,
                    file -> byFile.computeIfAbsent(file, name -> ignores(name, system, lines)));
            reason.ifPresentOrElse(
                    ignore -> ignored.add(new Ignored(finding, Ignored.Origin.SPEC, ignore.reason())),
                    () -> kept.add(finding));
        }
        Rule rule = RuleCatalogue.find(RULE).orElseThrow();
        if (settings.isOn(rule)) {
            Findings findings = new Findings(rule, settings.severity(rule), system.file());
            for (Ignores ignores : all) {
                IgnoredWithoutReason.check(ignores, findings);
                for (Ignore ignore : unused(ignores, ignored, machines)) {
                    Sieve.addUnused(ignore, settings, findings);
                }
            }
            kept.addAll(findings.list());
        }
        kept.sort(Finding.BY_PLACE);
        return new Report.Explored(system.file(), system.exploration(), kept, ignored);
    }

    /// What silences a finding at its place, or at another place that has to do with it.
    private static Optional<Ignore> covering(Finding finding, Function<String, Ignores> ignores) {
        for (Ignore ignore : ignores.apply(finding.file()).list()) {
            if (ignore.covers(finding.rule(), finding.position(), finding.state())) {
                return Optional.of(ignore);
            }
        }
        for (Related other : finding.related()) {
            for (Ignore ignore : ignores.apply(other.file()).list()) {
                if (ignore.covers(finding.rule(), other.position(), Optional.empty())) {
                    return Optional.of(ignore);
                }
            }
        }
        return Optional.empty();
    }

    private static Ignores ignores(String file, Report.Explored system,
            Function<String, List<String>> lines) {
        for (ActorGroup group : system.exploration().system().groups()) {
            if (group.machine().file().equals(file)) {
                return Ignores.of(group.machine(), lines.apply(file));
            }
        }
        return Ignores.of(lines.apply(file));
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
