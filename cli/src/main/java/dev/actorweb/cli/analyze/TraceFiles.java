package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.generate.Counterexamples;
import dev.actorweb.analyzer.generate.ScenarioText;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.analyzer.system.MachineRun;
import dev.actorweb.analyzer.system.RunText;
import dev.actorweb.analyzer.system.SequenceDiagram;
import dev.actorweb.analyzer.system.Trace;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `--trace-dir`: the runs that show what is wrong with a system or a machine, each as a scenario
/// that replays it and as a sequence diagram.
final class TraceFiles {
    private TraceFiles() {}

    private static Optional<Path> folder(Invocation invocation) {
        var option = invocation.option("--trace-dir");
        if (option.isEmpty()) {
            return Optional.empty();
        }
        var folder = invocation.path(option.get());
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UserError(Exit.PRECONDITION, Safe.line(option.get()) + " is no folder",
                    "--trace-dir names the folder to write to");
        }
        return Optional.of(folder);
    }

    /// The ways to what is wrong with a single machine.
    static void write(Report.Analyzed analyzed, Invocation invocation) throws IOException {
        var asked = folder(invocation);
        if (asked.isEmpty()) {
            return;
        }
        var given = GivenOption.of(invocation);
        Map<String, Integer> used = new HashMap<>();
        for (Finding finding : analyzed.findings()) {
            var way = analyzed.way(finding);
            if (way.isPresent()) {
                var stem = slug(analyzed.machine().name()) + "-" + finding.rule();
                int count = used.merge(stem, 1, Integer::sum);
                var name = count == 1 ? stem : stem + "-" + count;
                Files.createDirectories(asked.get());
                var machine = relative(analyzed.file(), asked.get(), invocation);
                var scenario = Counterexamples.of(way.get(), title(finding), given);
                if (scenario.isPresent()) {
                    Files.writeString(asked.get().resolve(name + ".yaml"),
                            ScenarioText.of(scenario.get(), machine, comment(finding)));
                }
                write(finding, MachineRun.of(way.get()), asked.get(), name, scenario.isPresent(), invocation);
            }
        }
    }

    /// The scenario that goes a way.
    static String scenario(dev.actorweb.analyzer.explore.Trace way, Finding finding, String machine,
            Given given) {
        return Counterexamples.of(way, title(finding), given)
                .map(scenario -> ScenarioText.of(scenario, machine, comment(finding)))
                .orElse("# No data, answers or times were found with which this way is gone: "
                        + Safe.line(title(finding)) + "\n");
    }

    private static String comment(Finding finding) {
        return "Goes the way to what " + finding.rule() + " is about.";
    }

    static void write(Report.Explored explored, Invocation invocation) throws IOException {
        var asked = folder(invocation);
        if (asked.isEmpty()) {
            return;
        }
        var folder = asked.get();
        Map<String, Integer> used = new HashMap<>();
        for (Finding finding : explored.findings()) {
            var trace = explored.trace(finding);
            if (trace.isPresent()) {
                var name = slug(explored.exploration().system().name()) + "-" + finding.rule();
                int count = used.merge(name, 1, Integer::sum);
                write(finding, trace.get(), explored, folder,
                        count == 1 ? name : name + "-" + count,
                        invocation);
            }
        }
    }

    private static void write(Finding finding, Trace trace, Report.Explored explored, Path folder,
            String name, Invocation invocation) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".yaml"),
                RunText.of(trace, title(finding), relative(explored.file(), folder, invocation)));
        write(finding, trace, folder, name, true, invocation);
    }

    private static void write(Finding finding, Trace trace, Path folder, String name, boolean played,
            Invocation invocation) throws IOException {
        Files.writeString(folder.resolve(name + ".mmd"), SequenceDiagram.of(trace));
        invocation.terminal().note("wrote the run of " + finding.rule() + " to "
                + Safe.line(invocation.option("--trace-dir").orElse("") + "/" + name)
                + (played ? ".yaml and .mmd" : ".mmd; no data, answers or times were found that replay it"));
    }

    /// A spec, seen from the folder.
    private static String relative(String file, Path folder, Invocation invocation) {
        var spec = invocation.path(file).toAbsolutePath().normalize();
        var from = folder.toAbsolutePath().normalize();
        var relative = spec.getRoot().equals(from.getRoot()) ? from.relativize(spec) : spec;
        return relative.toString().replace('\\', '/');
    }

    /// What a run shows, in a line.
    static String title(Finding finding) {
        return finding.rule() + ": " + finding.message();
    }

    /// A name that is one on any file system.
    private static String slug(String name) {
        var slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "system" : slug.substring(0, Math.min(slug.length(), 60));
    }
}
