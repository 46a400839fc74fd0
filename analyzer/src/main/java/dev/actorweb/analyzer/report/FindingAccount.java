package dev.actorweb.analyzer.report;

import dev.actorweb.analyzer.Ignored;
import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.report.Account.Case;
import dev.actorweb.analyzer.report.Account.Place;
import dev.actorweb.analyzer.report.Account.Remark;
import dev.actorweb.analyzer.report.Account.Section;
import dev.actorweb.analyzer.report.Account.Weight;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.system.SystemReport;
import dev.actorweb.analyzer.system.Verdict;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reports as an account: a section for each spec, in it a case "is a machine" and one for each
/// finding; ignored findings are skipped.
final class FindingAccount {
    private FindingAccount() {}

    static Account of(List<Report> reports, Optional<Severity> failOn) {
        List<Section> sections = new ArrayList<>();
        for (Report report : reports) {
            List<Case> cases = new ArrayList<>();
            List<Remark> problems = new ArrayList<>();
            for (Problem problem : report.problems()) {
                problems.add(new Remark(Weight.ERROR, problem.severity(), problem.code(), problem.file(),
                        problem.position(), problem.message(), problem.hint()));
            }
            boolean system = report instanceof Report.Explored;
            cases.add(new Case(system ? "is a system" : "is a machine", Optional.empty(), problems,
                    Optional.empty()));
            if (report instanceof Report.Explored explored) {
                checks(explored.exploration(), cases);
            }
            for (Finding finding : report.findings()) {
                boolean fails = failOn.isPresent() && finding.severity().compareTo(failOn.get()) <= 0;
                cases.add(caseOf(finding, List.of(new Remark(fails ? Weight.FAILURE : Weight.NOTE,
                        finding.severity(), finding.rule(), finding.file(), finding.position(),
                        finding.message(), finding.hint())), Optional.empty()));
            }
            for (Ignored ignored : report.ignored()) {
                cases.add(caseOf(ignored.finding(), List.of(), Optional.of(ignored.reason())));
            }
            sections.add(new Section(section(report), cases));
        }
        return new Account("aw analyze", Map.of(), sections);
    }

    /// Machines within one file are told apart.
    private static String section(Report report) {
        return report instanceof Report.Analyzed analyzed && analyzed.within().isPresent()
                ? report.file() + " (" + analyzed.machine().name() + ")"
                : report.file();
    }

    /// Of the promises of a system those that hold, and those of which nobody knows; what breaks
    /// one is a finding.
    private static void checks(SystemReport report, List<Case> cases) {
        for (Verdict verdict : report.verdicts()) {
            if (verdict.status() != Verdict.Status.BROKEN) {
                cases.add(new Case(verdict.check().text(),
                        Optional.of(new Place(report.system().file(), verdict.check().position())), List.of(),
                        verdict.status() == Verdict.Status.HOLDS
                                ? Optional.empty()
                                : Optional.of("unknown: " + verdict.why().orElse(report.ending().words()))));
            }
        }
    }

    private static Case caseOf(Finding finding, List<Remark> remarks, Optional<String> skipped) {
        return new Case(finding.rule() + " " + finding.position() + " " + finding.message(),
                Optional.of(new Place(finding.file(), finding.position())), remarks, skipped);
    }
}
