package dev.actorweb.analyzer.report;

import dev.actorweb.analyzer.Ignored;
import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.report.Account.Case;
import dev.actorweb.analyzer.report.Account.Place;
import dev.actorweb.analyzer.report.Account.Remark;
import dev.actorweb.analyzer.report.Account.Section;
import dev.actorweb.analyzer.report.Account.Weight;
import dev.actorweb.analyzer.rule.Finding;
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
            cases.add(new Case("is a machine", Optional.empty(), problems, Optional.empty()));
            for (Finding finding : report.findings()) {
                boolean fails = failOn.isPresent() && finding.severity().compareTo(failOn.get()) <= 0;
                cases.add(caseOf(finding, List.of(new Remark(fails ? Weight.FAILURE : Weight.NOTE,
                        finding.severity(), finding.rule(), finding.file(), finding.position(),
                        finding.message(), finding.hint())), Optional.empty()));
            }
            for (Ignored ignored : report.ignored()) {
                cases.add(caseOf(ignored.finding(), List.of(), Optional.of(ignored.reason())));
            }
            sections.add(new Section(report.file(), cases));
        }
        return new Account("aw analyze", Map.of(), sections);
    }

    private static Case caseOf(Finding finding, List<Remark> remarks, Optional<String> skipped) {
        return new Case(finding.rule() + " " + finding.position() + " " + finding.message(),
                Optional.of(new Place(finding.file(), finding.position())), remarks, skipped);
    }
}
