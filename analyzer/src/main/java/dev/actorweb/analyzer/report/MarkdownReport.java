package dev.actorweb.analyzer.report;

import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.system.Ending;
import dev.actorweb.analyzer.system.SystemReport;
import dev.actorweb.analyzer.system.Verdict;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.Severity;
import java.util.List;
import java.util.Optional;

/// Markdown for a pull request or a job's summary: a table of the specs, then one of what
/// was found.
public final class MarkdownReport {
    private final StringBuilder out = new StringBuilder();

    private MarkdownReport() {}

    public static String of(List<Report> reports) {
        MarkdownReport written = new MarkdownReport();
        written.writeSpecs(reports);
        written.writeFindings(reports);
        return written.out.toString();
    }

    /// A table of the cases, then one of what is to say about them.
    public static String of(Account account) {
        MarkdownReport written = new MarkdownReport();
        written.writeCases(account);
        return written.out.toString();
    }

    private void writeCases(Account account) {
        out.append("## ").append(MarkdownText.of(account.title())).append("\n\n| | | |\n|---|---|---|\n");
        boolean said = false;
        for (Account.Section section : account.sections()) {
            for (Account.Case one : section.cases()) {
                out.append("| ").append(switch (one.weight()) {
                    case NOTE -> "ok";
                    case FAILURE -> "**failed**";
                    case ERROR -> "**error**";
                }).append(" | ").append(MarkdownText.of(one.name())).append(" | ")
                        .append(MarkdownText.code(section.name())).append(" |\n");
                said |= !one.remarks().isEmpty();
            }
        }
        if (said) {
            out.append("\n| | | place | |\n|---|---|---|---|\n");
        }
        for (Account.Section section : account.sections()) {
            for (Account.Case one : section.cases()) {
                for (Account.Remark remark : one.remarks()) {
                    row(remark.severity(), remark.code(), remark.file(), remark.position(), remark.message(),
                            remark.hint());
                }
            }
        }
    }

    private void writeSpecs(List<Report> reports) {
        out.append("""
                ## State machines

                | machine | spec | reachable states | errors | warnings | infos |
                |---|---|--:|--:|--:|--:|
                """);
        for (Report report : reports) {
            switch (report) {
                case Report.Analyzed analyzed -> row(analyzed.machine().name(), analyzed,
                        String.valueOf(analyzed.reachable()));
                case Report.Explored explored -> row(explored.exploration().system().name(), explored,
                        states(explored.exploration()));
                case Report.Unusable _ ->
                    out.append("| *unusable* | ").append(MarkdownText.code(report.file())).append(" | | ")
                            .append(report.problems().size()).append(" | | |\n");
            }
        }
        for (Report report : reports) {
            if (report instanceof Report.Explored explored) {
                writeChecks(explored.exploration());
            }
        }
    }

    private void row(String name, Report report, String reachable) {
        out.append("| ").append(MarkdownText.of(name)).append(" | ")
                .append(MarkdownText.code(report.place())).append(" | ").append(reachable).append(" | ")
                .append(count(report, Severity.ERROR)).append(" | ")
                .append(count(report, Severity.WARNING)).append(" | ")
                .append(count(report, Severity.INFO)).append(" |\n");
    }

    private static String states(SystemReport report) {
        return report.ending() == Ending.SKIPPED
                ? report.ending().words()
                : report.states() + (report.isComplete() ? "" : " and more");
    }

    /// What a system promises, and what became of that.
    private void writeChecks(SystemReport report) {
        if (!report.verdicts().isEmpty()) {
            out.append("\n| | ").append(MarkdownText.of(report.system().name())).append(" |\n|---|---|\n");
        }
        for (Verdict verdict : report.verdicts()) {
            out.append("| ").append(switch (verdict.status()) {
                case HOLDS -> "holds";
                case BROKEN -> "**broken**";
                case UNKNOWN -> "unknown";
            }).append(" | ").append(MarkdownText.code(verdict.check().text())).append(" |\n");
        }
        if (report.ending() == Ending.SKIPPED) {
            out.append('\n').append(MarkdownText.of(report.system().name())).append(" was not explored.\n");
        } else if (!report.isComplete()) {
            out.append("\nNot all of ").append(MarkdownText.of(report.system().name()))
                    .append(" was seen: ").append(report.ending().words()).append(".\n");
            report.swelling().ifPresent(why -> out.append('\n').append(MarkdownText.of(why)).append(".\n"));
        }
    }

    private void writeFindings(List<Report> reports) {
        int ignored = 0;
        boolean empty = true;
        for (Report report : reports) {
            ignored += report.ignored().size();
            empty &= report.findings().isEmpty() && report.problems().isEmpty();
        }
        if (!empty) {
            out.append("\n| | rule | place | |\n|---|---|---|---|\n");
        }
        for (Report report : reports) {
            for (Problem problem : report.problems()) {
                row(problem.severity(), problem.code(), problem.file(), problem.position(), problem.message(),
                        problem.hint());
            }
            for (Finding finding : report.findings()) {
                row(finding.severity(), finding.rule(), finding.file(), finding.position(), finding.message(),
                        finding.hint());
            }
        }
        if (empty) {
            out.append("\nNo findings.\n");
        }
        if (ignored > 0) {
            out.append("\nIgnored on purpose: ").append(ignored).append(".\n");
        }
    }

    private void row(Severity severity, String rule, String file, Position position, String message,
            Optional<String> hint) {
        out.append("| ").append(word(severity)).append(" | ").append(rule).append(" | ")
                .append(MarkdownText.code(file + ":" + position)).append(" | ")
                .append(MarkdownText.of(message));
        if (hint.isPresent()) {
            out.append("<br>").append(MarkdownText.of(hint.get()));
        }
        out.append(" |\n");
    }

    private static String word(Severity severity) {
        return switch (severity) {
            case ERROR -> "**error**";
            case WARNING -> "warning";
            case INFO -> "info";
        };
    }

    private static int count(Report report, Severity severity) {
        int count = 0;
        for (Finding finding : report.findings()) {
            count += finding.severity() == severity ? 1 : 0;
        }
        return count;
    }
}
