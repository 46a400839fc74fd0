package dev.actorweb.analyzer.report;

import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
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
        StringBuilder out = new StringBuilder();
        for (Report report : reports) {
            for (Problem problem : report.problems()) {
                add(problem.severity(), problem.file(), problem.position(), problem.code(), problem.message(),
                        problem.hint(), out);
            }
            for (Finding finding : report.findings()) {
                add(finding.severity(), finding.file(), finding.position(), finding.rule(), finding.message(),
                        finding.hint(), out);
            }
        }
        return out.toString();
    }

    private static void add(Severity severity, String file, Position position, String title, String message,
            Optional<String> hint, StringBuilder out) {
        out.append("::").append(command(severity)).append(" file=").append(property(file))
                .append(",line=").append(position.line()).append(",col=").append(position.column())
                .append(",title=").append(property(title)).append("::").append(data(message));
        if (hint.isPresent()) {
            out.append("%0A").append(data(hint.get()));
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
