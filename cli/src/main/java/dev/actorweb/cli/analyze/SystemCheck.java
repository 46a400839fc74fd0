package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.SystemSieve;
import dev.actorweb.analyzer.system.Bounds;
import dev.actorweb.analyzer.system.Ending;
import dev.actorweb.analyzer.system.SystemAnalysis;
import dev.actorweb.analyzer.system.SystemReport;
import dev.actorweb.analyzer.system.Verdict;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.Progress;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import dev.actorweb.machine.system.MachineFiles;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.SystemReader;
import dev.actorweb.machine.system.SystemReading;
import dev.actorweb.machine.yaml.Document;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/// Systems of machines among the specs: explores them and reports on their machines.
final class SystemCheck {
    private SystemCheck() {}

    /// Adds the options that bound an exploration.
    static void describe(CommandSpec spec) {
        spec.addOption(Options.value("--crash", "N",
                "let actors of a system crash up to N times in a run (0)"));
        spec.addOption(Options.choice("--trace",
                "how the runs are told that show what is wrong (text)",
                "text", "mermaid", "scenario"));
        spec.addOption(Options.value("--trace-dir", "DIR",
                "write these runs to DIR: as scenarios that replay them, and as sequence diagrams"));
        spec.addOption(Options.flag("--no-reduction",
                "visit every order of steps and tell identical actors apart, also where it makes no difference"));
        spec.addOption(
                Options.value("--threads", "N", "explore a large system with so many threads: 1 or 2 (1)"));
    }

    static boolean isSystem(Spec spec) {
        return spec.document().root().map(SystemReader::isSystem).orElse(false);
    }

    /// Reports on the machines of a system, each as on a spec of its own, and on the system.
    static void add(Spec spec, Policy policy, Invocation invocation, Progress progress, List<Spec> specs,
            List<Report> reports) throws IOException {
        var bounds = bounds(invocation);
        var reading = read(spec, invocation);
        if (reading.system().isEmpty()) {
            specs.add(spec);
            reports.add(new Report.Unusable(spec.document().file(), reading.problems()));
            return;
        }
        var within = new ArrayList<Report>();
        var ofWithin = new Policy(policy.failOn(), policy.settings().without(SystemSieve.RULE));
        for (Document machine : reading.machines()) {
            boolean inside = machine.file().equals(spec.document().file());
            var lines = inside
                    ? spec.lines()
                    : lines(machine.file(), invocation);
            if (inside) {
                specs.add(new Spec(machine, lines));
                within.add(Check.report(specs.getLast(), ofWithin, invocation, progress));
                reports.add(within.getLast());
            } else if (specs.stream().noneMatch(other -> other.document().file().equals(machine.file()))) {
                specs.add(new Spec(machine, lines));
                reports.add(Check.report(specs.getLast(), policy, invocation, progress));
            }
        }
        specs.add(spec);
        var report = SystemSieve.sift(explore(reading.system().get(), bounds, policy, invocation, progress),
                within,
                file -> file.equals(spec.document().file()) ? spec.lines() : lines(file, invocation),
                policy.settings());
        reports.add(report);
    }

    static SystemReading read(Spec spec, Invocation invocation) {
        var file = spec.document().file();
        var path = invocation.path(file);
        return SystemReader.read(spec.document(), Files.isRegularFile(path)
                ? MachineFiles.beside(file, path, invocation.directory())
                : MachineFiles.NONE);
    }

    private static List<String> lines(String file, Invocation invocation) {
        try {
            var bytes = Files.readAllBytes(invocation.path(file));
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException _) {
            return List.of(); // gone meanwhile; then there is nothing to quote
        }
    }

    static Report.Explored explore(MachineSystem system, Bounds bounds, Policy policy,
            Invocation invocation, Progress progress) {
        var analysis = SystemAnalysis.of(system).bounds(bounds).rules(policy.settings())
                .progress((states, waiting, transitions, depth) -> {
                    progress.update(String.format(Locale.ROOT,
                            "exploring %s: %,d states, %,d to go, %,d steps, %d deep", system.name(), states,
                            waiting, transitions, depth));
                    return !Thread.currentThread().isInterrupted();
                });
        var report = invocation.flag("--no-explore") ? analysis.structure() : analysis.run();
        return new Report.Explored(system.file(), report, report.findings());
    }

    /// Not all is known when a bound ended the exploration, or a promise was not decided; nobody
    /// asked for more where nothing was to be explored.
    static Exit exit(SystemReport report) {
        boolean unknown = report.verdicts().stream()
                .anyMatch(verdict -> verdict.status() == Verdict.Status.UNKNOWN);
        return report.ending() == Ending.SKIPPED || (report.ending() == Ending.COMPLETE && !unknown)
                ? Exit.OK
                : Exit.DEADLINE;
    }

    static Bounds bounds(Invocation invocation) {
        boolean whole = invocation.flag("--no-reduction");
        var bounds = Bounds.DEFAULT.reduction(!whole).symmetry(!whole);
        if (invocation.option("--threads").isPresent()) {
            int threads = number("--threads", 1, invocation);
            if (threads > 2) {
                throw UserError.usage("--threads takes 1 or 2, not " + threads,
                        "one thread works out what follows, the other what is known already");
            }
            bounds = bounds.threads(threads);
        }
        if (invocation.option("--max-states").isPresent()) {
            bounds = bounds.maxStates(number("--max-states", 1, invocation));
        }
        if (invocation.option("--bound").isPresent()) {
            bounds = bounds.maxDepth(number("--bound", 0, invocation));
        }
        if (invocation.option("--crash").isPresent()) {
            bounds = bounds.crashes(number("--crash", 0, invocation));
        }
        var limit = invocation.duration("--time-limit");
        if (limit.isPresent()) {
            bounds = bounds.timeLimit(limit.get());
        }
        return bounds;
    }

    private static int number(String option, int least, Invocation invocation) {
        var text = invocation.option(option).orElse("");
        try {
            int number = Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw UserError.usage(option + " needs a whole number of at least " + least + ", not '"
                + Safe.line(text) + "'", "for instance " + option + " " + Math.max(least, 1));
    }
}
