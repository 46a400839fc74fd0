package dev.actorweb.analyzer.report;

import dev.actorweb.analyzer.Report;
import dev.actorweb.machine.yaml.Severity;
import java.util.List;
import java.util.Optional;

/// Commands of GitHub's workflows: each finding becomes an annotation beside its line in the
/// changes of a pull request.
///
/// Names of files are written as they are known; GitHub looks for them from the repository's root.
public final class GitHubAnnotations {
    private GitHubAnnotations() {}

    /// One line for each finding and for each problem; empty when there are none.
    public static String of(List<Report> reports) {
        return of(FindingAccount.of(reports, Optional.empty()));
    }

    /// One line for each remark; empty when there are none.
    public static String of(Account account) {
        StringBuilder out = new StringBuilder();
        for (Account.Section section : account.sections()) {
            for (Account.Case one : section.cases()) {
                for (Account.Remark remark : one.remarks()) {
                    add(remark, out);
                }
            }
        }
        return out.toString();
    }

    private static void add(Account.Remark remark, StringBuilder out) {
        out.append("::").append(command(remark.severity())).append(" file=").append(property(remark.file()))
                .append(",line=").append(remark.position().line()).append(",col=")
                .append(remark.position().column()).append(",title=").append(property(remark.code()))
                .append("::").append(data(remark.message()));
        if (remark.hint().isPresent()) {
            out.append("%0A").append(data(remark.hint().get()));
        }
        out.append('\n');
    }

    private static String command(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "notice";
        };
    }

    /// A line break would begin a command of the text's own.
    private static String data(String text) {
        return Visible.line(text).replace("%", "%25");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
