package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.Analysis;
import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.report.GitHubAnnotations;
import dev.actorweb.analyzer.report.JUnitReport;
import dev.actorweb.analyzer.report.MarkdownReport;
import dev.actorweb.analyzer.report.Sarif;
import dev.actorweb.cli.Build;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// The ordinary `aw analyze`: applies the rules to the specs and reports.
final class Check implements Mode {
    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(Options.value("--target", "NAME", "analyze one of aw's own machines: "
                + String.join(", ", BuiltIn.names()), BuiltIn.names()));
        spec.addOption(Options.choice("--format", "how to report (text)", "text", "json", "sarif", "junit",
                "github", "markdown"));
        spec.addOption(Options.choice("--fail-on", "the least severity that ends with exit code 1 (error)",
                "error", "warning", "info", "never"));
        spec.addOption(Options.values("--rules", "RULES",
                "apply only these rules (SC101,SC108), or change some (SC108=off, SC007=error); advice adds those of severity info"));
        ExploreOptions.describe(spec);
        SystemCheck.describe(spec);
    }

    @Override
    public List<String> formats() {
        return List.of();
    }

    @Override
    public Exit run(Invocation invocation) throws IOException {
        var policy = Policy.of(invocation);
        var specs = SpecChoice.specs(invocation);
        List<Report> reports = new ArrayList<>(specs.size());
        List<Spec> checked = new ArrayList<>(specs.size());
        try (var progress = invocation.terminal().progress("exploring")) {
            for (var spec : specs) {
                if (SystemCheck.isSystem(spec)) {
                    SystemCheck.add(spec, policy, invocation, progress, checked, reports);
                } else {
                    checked.add(spec);
                    reports.add(report(spec, policy, invocation, progress));
                }
            }
        }
        boolean interrupted = Thread.interrupted(); // what is known is shown all the same
        print(checked, reports, policy, invocation);
        return interrupted ? Exit.INTERRUPTED : exit(reports, policy, invocation);
    }

    static Report report(Spec spec, Policy policy, Invocation invocation, Progress progress) {
        var analysis = Analysis.of(spec.document()).comments(spec.lines()).rules(policy.settings());
        return ExploreOptions.apply(analysis, invocation, progress).run();
    }

    private static void print(List<Spec> specs, List<Report> reports, Policy policy, Invocation invocation) {
        var terminal = invocation.terminal();
        switch (invocation.json() ? "json" : invocation.option("--format").orElse("text")) {
            case "json" -> terminal.json(AnalysisJson.document(reports, policy));
            case "sarif" -> terminal.document(Sarif.of(reports, Build.current().version()));
            case "junit" -> terminal.document(JUnitReport.of(reports, policy.failOn()));
            case "github" -> {
                var annotations = GitHubAnnotations.of(reports);
                if (!annotations.isEmpty()) {
                    terminal.document(annotations);
                }
            }
            case "markdown" -> terminal.document(MarkdownReport.of(reports));
            default -> new AnalysisText(invocation).print(specs, reports);
        }
    }

    private static Exit exit(List<Report> reports, Policy policy, Invocation invocation) {
        var exit = Exit.OK;
        for (var report : reports) {
            switch (report) {
                case Report.Unusable _ -> {
                    return Exit.USAGE;
                }
                case Report.Analyzed analyzed -> exit = policy.fails(analyzed) ? Exit.FINDINGS : exit;
                case Report.Explored explored -> exit = policy.fails(explored)
                        ? Exit.FINDINGS
                        : exit == Exit.OK ? SystemCheck.exit(explored.exploration()) : exit;
            }
        }
        return exit == Exit.OK && ExploreOptions.isBounded(invocation) && isPartial(reports)
                ? Exit.DEADLINE
                : exit;
    }

    private static boolean isPartial(List<Report> reports) {
        for (var report : reports) {
            if (report instanceof Report.Analyzed analyzed && analyzed.exploration().isPresent()
                    && !analyzed.exploration().get().isComplete()) {
                return true;
            }
        }
        return false;
    }
}
