package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.report.Account;
import dev.actorweb.analyzer.report.GitHubAnnotations;
import dev.actorweb.analyzer.report.JUnitReport;
import dev.actorweb.analyzer.report.MarkdownReport;
import dev.actorweb.analyzer.report.Sarif;
import dev.actorweb.cli.Build;
import dev.actorweb.cli.Invocation;

/// Prints an account in the formats of other programs.
final class Formats {
    private Formats() {}

    /// In the format that was asked for, which is neither text nor JSON.
    static void print(Account account, Invocation invocation) {
        var terminal = invocation.terminal();
        switch (invocation.option("--format").orElse("")) {
            case "sarif" -> terminal.document(Sarif.of(account, Build.current().version()));
            case "junit" -> terminal.document(JUnitReport.of(account));
            case "markdown" -> terminal.document(MarkdownReport.of(account));
            case "github" -> {
                var annotations = GitHubAnnotations.of(account);
                if (!annotations.isEmpty()) {
                    terminal.document(annotations);
                }
            }
            default -> throw new IllegalStateException("no format for other programs");
        }
    }
}
