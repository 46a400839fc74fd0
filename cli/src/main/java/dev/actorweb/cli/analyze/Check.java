package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.Analysis;
import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.SystemSieve;
import dev.actorweb.analyzer.report.GitHubAnnotations;
import dev.actorweb.analyzer.report.JUnitReport;
import dev.actorweb.analyzer.report.MarkdownReport;
import dev.actorweb.analyzer.report.Sarif;
import dev.actorweb.cli.Build;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Progress;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import dev.actorweb.completions.Candidates;
import dev.actorweb.machine.Machine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Model.CommandSpec;

/// The ordinary `aw analyze`: applies the rules to the specs and reports.
final class Check implements Mode {
    private static final Set<String> TAKES = Combination.of(Combination.SPEC, Combination.BOUNDS,
            Combination.RULES, List.of("--fail-on", "--baseline", "--write-baseline", "--no-cache", "--given",
                    "--no-explore", "--crash", "--trace", "--trace-dir", "--no-reduction", "--threads"));

    /// From so many specs on it pays to share the work.
    private static final int MANY = 4;

    @Override
    public String name() {
        return "a report of findings";
    }

    @Override
    public Set<String> takes() {
        return TAKES;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(Options.value("--target", "NAME", "analyze one of aw's own machines: "
                + String.join(", ", BuiltIn.names()), Candidates.TARGETS));
        spec.addOption(Options.choice("--format", "how to report (text)", "text", "json", "sarif", "junit",
                "github", "markdown"));
        spec.addOption(Options.choice("--fail-on",
                "the least severity that ends with exit code 1 (error); with --diff also breaking, with "
                        + "--subscribe deviation",
                "error", "warning", "info", "never", "breaking", "deviation"));
        spec.addOption(Options.values("--rules", "RULES",
                "apply only these rules (SC101,SC108), or change some (SC108=off, SC007=error); advice adds those of severity info"));
        describeChoice(spec);
        spec.addOption(Options.flag("--no-cache",
                "look at every spec of a folder anew, also at those that have not changed"));
        ExploreOptions.describe(spec);
        SystemCheck.describe(spec);
    }

    private static void describeChoice(CommandSpec spec) {
        spec.addOption(Options.flag("--workflow",
                "apply the rules about workflows only: everything is reached, ends, and copes with failure"));
        spec.addOption(Options.flag("--validate", "apply the rules about well-formed specs only"));
        spec.addOption(Options.value("--baseline", "FILE", "ignore the findings that FILE lists"));
        spec.addOption(
                Options.value("--write-baseline", "FILE", "write the findings to FILE, to be ignored"));
    }

    @Override
    public List<String> formats() {
        return List.of();
    }

    @Override
    public Exit run(Invocation invocation) throws IOException {
        var policy = Policy.of(invocation);
        checkCombination(invocation);
        var traces = TraceFiles.of(invocation);
        var specs = SpecChoice.specsOrAll(invocation);
        Combination.checkSystems(specs.stream().anyMatch(SystemCheck::isSystem), invocation);
        List<Report> reports = new ArrayList<>(specs.size());
        List<Spec> checked = new ArrayList<>(specs.size());
        try (var progress = invocation.terminal().progress("exploring")) {
            var many = specs.size() < MANY
                    ? new IdentityHashMap<Spec, Report>()
                    : reports(specs, policy, invocation, progress);
            for (var spec : specs) {
                if (SystemCheck.isSystem(spec)) {
                    SystemCheck.add(spec, policy, invocation, progress, checked, reports);
                } else if (!isThere(spec, checked)) {
                    checked.add(spec);
                    var known = many.get(spec);
                    var report = known == null ? report(spec, policy, invocation, progress) : known;
                    reports.add(report);
                }
            }
        }
        SystemSieve.siftMembers(reports);
        boolean interrupted = Thread.interrupted(); // what is known is shown all the same
        GivenOption.check(invocation, machines(reports));
        var baseline = invocation.option("--baseline");
        var judged = baseline.isPresent()
                ? Baseline.read(baseline.get(), invocation).apply(reports)
                : reports;
        if (traces.isPresent()) {
            traces.get().write(judged);
        }
        var writing = invocation.option("--write-baseline");
        if (writing.isPresent()) {
            return interrupted
                    ? Exit.INTERRUPTED
                    : writeBaseline(writing.get(), checked, reports, invocation);
        }
        print(checked, judged, policy, invocation);
        return interrupted ? Exit.INTERRUPTED : exit(judged, policy, invocation);
    }

    /// Whether a system before it has brought the machine along.
    private static boolean isThere(Spec spec, List<Spec> checked) {
        return checked.stream().anyMatch(other -> other.document().file().equals(spec.document().file()));
    }

    private static void checkCombination(Invocation invocation) {
        if (invocation.flag("--write-baseline")) {
            for (var option : List.of("--baseline", "--fail-on", "--format", "--json")) {
                if (invocation.flag(option)) {
                    throw UserError.usage("--write-baseline and " + option + " exclude each other",
                            "a baseline takes down what is found, and judges and reports nothing");
                }
            }
        }
        if (invocation.flag("--trace") && !text(invocation)) {
            throw UserError.usage("--trace is about --format text",
                    "the other formats tell runs in their own way; --trace-dir writes all of them to files");
        }
        if (invocation.flag("--no-explore") && invocation.flag("--given")) {
            throw UserError.usage("--no-explore and --given exclude each other",
                    "answers are for explorations; leave one of them out");
        }
        for (var option : Combination.SYSTEM) {
            if (invocation.flag("--no-explore") && invocation.flag(option)) {
                throw UserError.usage("--no-explore and " + option + " exclude each other",
                        option + " is about explorations; leave one of them out");
            }
        }
    }

    private static boolean text(Invocation invocation) {
        return !invocation.json() && invocation.option("--format").orElse("text").equals("text");
    }

    /// The machines among many specs, on all cores, and what earlier runs know of them.
    private static IdentityHashMap<Spec, Report> reports(List<Spec> specs, Policy policy,
            Invocation invocation,
            Progress progress) {
        var machines = specs.stream().filter(spec -> !SystemCheck.isSystem(spec)).toList();
        var cache = ReportCache.of(invocation, policy);
        var done = new AtomicInteger();
        var found = Together.reports(machines, spec -> {
            var report = cache.isPresent()
                    ? cache.get().report(spec, () -> report(spec, policy, invocation, progress))
                    : report(spec, policy, invocation, progress);
            progress.update("analyzed " + done.incrementAndGet() + " of " + machines.size() + " specs");
            return report;
        });
        cache.ifPresent(ReportCache::prune);
        IdentityHashMap<Spec, Report> bySpec = new IdentityHashMap<>();
        for (int i = 0; i < machines.size(); i++) {
            bySpec.put(machines.get(i), found.get(i));
        }
        return bySpec;
    }

    private static List<Machine> machines(List<Report> reports) {
        List<Machine> machines = new ArrayList<>();
        for (var report : reports) {
            if (report instanceof Report.Analyzed analyzed) {
                machines.add(analyzed.machine());
            }
        }
        return machines;
    }

    private static Exit writeBaseline(String name, List<Spec> specs, List<Report> reports,
            Invocation invocation) {
        for (var report : reports) {
            if (report instanceof Report.Unusable) {
                new AnalysisText(invocation).print(specs, reports);
                return Exit.USAGE;
            }
        }
        int written = Baseline.write(name, reports, invocation);
        invocation.terminal().note("wrote " + Tally.counted(written, "finding") + " to " + Safe.line(name));
        return Exit.OK;
    }

    static Report report(Spec spec, Policy policy, Invocation invocation, Progress progress) {
        var analysis = Analysis.of(spec.document()).comments(spec.lines()).rules(policy.settings());
        return ExploreOptions.apply(analysis, invocation, progress).run();
    }

    static void print(List<Spec> specs, List<Report> reports, Policy policy, Invocation invocation) {
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
