package dev.actorweb.analyzer.report;

import dev.actorweb.analyzer.Ignored;
import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// JUnit's XML, as Jenkins, GitLab and others read it: a suite for each spec, in it a test case "is
/// a machine" and one for each finding.
///
/// Findings that are bad enough are failures, milder ones passed tests that say something, ignored
/// ones are skipped; a spec that is unusable is an error.
public final class JUnitReport {
    private final Xml xml = new Xml();
    private final Optional<Severity> failOn;

    private JUnitReport(Optional<Severity> failOn) {
        this.failOn = failOn;
    }

    /// The document.
    ///
    /// @param failOn
    ///            the least severity that is a failure; empty when none is
    public static String of(List<Report> reports, Optional<Severity> failOn) {
        JUnitReport written = new JUnitReport(failOn);
        written.write(reports);
        return written.xml.toString();
    }

    private void write(List<Report> reports) {
        int tests = 0;
        int failures = 0;
        int errors = 0;
        int skipped = 0;
        for (Report report : reports) {
            tests += tests(report);
            failures += failures(report);
            errors += report.problems().isEmpty() ? 0 : 1;
            skipped += report.ignored().size();
        }
        xml.open("testsuites", "name", "aw analyze", "tests", String.valueOf(tests), "failures",
                String.valueOf(failures), "errors", String.valueOf(errors), "skipped",
                String.valueOf(skipped));
        for (Report report : reports) {
            writeSuite(report);
        }
        xml.close("testsuites");
    }

    private void writeSuite(Report report) {
        xml.open("testsuite", "name", report.file(), "tests", String.valueOf(tests(report)), "failures",
                String.valueOf(failures(report)), "errors", report.problems().isEmpty() ? "0" : "1",
                "skipped",
                String.valueOf(report.ignored().size()));
        if (report.problems().isEmpty()) {
            xml.empty("testcase", "classname", report.file(), "name", "is a machine", "time", "0");
        } else {
            writeProblems(report);
        }
        for (Finding finding : report.findings()) {
            openCase(finding);
            if (isFailure(finding)) {
                xml.text("failure", finding.file() + ":" + finding.position() + ": " + sentence(finding),
                        "message", finding.message(), "type", finding.rule());
            } else {
                xml.text("system-out", word(finding.severity()) + ": " + sentence(finding));
            }
            xml.close("testcase");
        }
        for (Ignored ignored : report.ignored()) {
            openCase(ignored.finding());
            xml.empty("skipped", "message", ignored.reason());
            xml.close("testcase");
        }
        xml.close("testsuite");
    }

    private void writeProblems(Report report) {
        StringBuilder text = new StringBuilder();
        for (Problem problem : report.problems()) {
            text.append(problem).append(problem.hint().map(hint -> "; " + hint).orElse("")).append('\n');
        }
        Problem worst = report.problems().getFirst();
        xml.open("testcase", "classname", report.file(), "name", "is a machine", "time", "0");
        xml.text("error", text.toString(), "message", worst.message(), "type", worst.code());
        xml.close("testcase");
    }

    private void openCase(Finding finding) {
        xml.open("testcase", "classname", finding.file(), "name",
                finding.rule() + " " + finding.position() + " " + finding.message(), "time", "0", "file",
                finding.file(), "line", String.valueOf(finding.position().line()));
    }

    private static int tests(Report report) {
        return 1 + report.findings().size() + report.ignored().size();
    }

    private int failures(Report report) {
        int failures = 0;
        for (Finding finding : report.findings()) {
            failures += isFailure(finding) ? 1 : 0;
        }
        return failures;
    }

    private boolean isFailure(Finding finding) {
        return failOn.isPresent() && finding.severity().compareTo(failOn.get()) <= 0;
    }

    private static String sentence(Finding finding) {
        return finding.message() + finding.hint().map(hint -> "; " + hint).orElse("");
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
