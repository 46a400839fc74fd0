package dev.actorweb.analyzer.report;

import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.report.Account.Case;
import dev.actorweb.analyzer.report.Account.Remark;
import dev.actorweb.analyzer.report.Account.Section;
import dev.actorweb.analyzer.report.Account.Weight;
import dev.actorweb.machine.yaml.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// JUnit's XML, as Jenkins, GitLab and others read it: a suite for each section of an account, in
/// it a test case for each of its cases.
///
/// Remarks that are bad enough are failures, milder ones make a passed test that says something;
/// what could not be checked is an error.
public final class JUnitReport {
    private final Xml xml = new Xml();

    private JUnitReport() {}

    /// The document about specs.
    ///
    /// @param failOn
    ///            the least severity that is a failure; empty when none is
    public static String of(List<Report> reports, Optional<Severity> failOn) {
        return of(FindingAccount.of(reports, failOn));
    }

    /// The document about anything.
    public static String of(Account account) {
        JUnitReport written = new JUnitReport();
        written.write(account);
        return written.xml.toString();
    }

    private record Counts(int tests, int failures, int errors, int skipped) {
        static Counts of(List<Section> sections) {
            int tests = 0;
            int failures = 0;
            int errors = 0;
            int skipped = 0;
            for (Section section : sections) {
                for (Case one : section.cases()) {
                    tests++;
                    skipped += one.skipped().isPresent() ? 1 : 0;
                    failures += one.weight() == Weight.FAILURE ? 1 : 0;
                    errors += one.weight() == Weight.ERROR ? 1 : 0;
                }
            }
            return new Counts(tests, failures, errors, skipped);
        }
    }

    private void write(Account account) {
        open("testsuites", account.title(), Counts.of(account.sections()));
        for (Section section : account.sections()) {
            open("testsuite", section.name(), Counts.of(List.of(section)));
            for (Case one : section.cases()) {
                write(section, one);
            }
            xml.close("testsuite");
        }
        xml.close("testsuites");
    }

    private void open(String element, String name, Counts counts) {
        xml.open(element, "name", name, "tests", String.valueOf(counts.tests), "failures",
                String.valueOf(counts.failures), "errors", String.valueOf(counts.errors), "skipped",
                String.valueOf(counts.skipped));
    }

    private void write(Section section, Case one) {
        String[] attributes = one.place().isEmpty()
                ? new String[]{"classname", section.name(), "name", one.name(), "time", "0"}
                : new String[]{"classname", section.name(), "name", one.name(), "time", "0", "file",
                        one.place().get().file(), "line",
                        String.valueOf(one.place().get().position().line())};
        if (one.remarks().isEmpty() && one.skipped().isEmpty()) {
            xml.empty("testcase", attributes);
            return;
        }
        xml.open("testcase", attributes);
        if (one.skipped().isPresent()) {
            xml.empty("skipped", "message", one.skipped().get());
        }
        bad(one, one.weight());
        notes(one);
        xml.close("testcase");
    }

    /// What makes the case fail, in one element, as readers expect no more.
    private void bad(Case one, Weight weight) {
        if (weight == Weight.NOTE) {
            return;
        }
        Remark worst = null;
        StringBuilder text = new StringBuilder();
        for (Remark remark : one.remarks()) {
            if (remark.weight() != Weight.NOTE) {
                worst = worst == null || remark.weight().compareTo(worst.weight()) > 0 ? remark : worst;
                text.append(text.isEmpty() ? "" : "\n").append(remark.line());
            }
        }
        if (worst != null) {
            xml.text(weight == Weight.ERROR ? "error" : "failure", text.toString(), "message",
                    worst.message(), "type", worst.code());
        }
    }

    private void notes(Case one) {
        StringBuilder text = new StringBuilder();
        for (Remark remark : one.remarks()) {
            if (remark.weight() == Weight.NOTE) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append(remark.severity().name().toLowerCase(Locale.ROOT)).append(": ")
                        .append(remark.sentence());
            }
        }
        if (!text.isEmpty()) {
            xml.text("system-out", text.toString());
        }
    }
}
