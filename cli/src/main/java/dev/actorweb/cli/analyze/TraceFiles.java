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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `--trace-dir`: the runs that show what is wrong with a system or a machine, each as a scenario
/// that replays it and as a sequence diagram.
final class TraceFiles {
    private final Path folder;
    private final Invocation invocation;
    private final Map<String, Integer> used = new HashMap<>();

    private TraceFiles(Path folder, Invocation invocation) {
        this.folder = folder;
        this.invocation = invocation;
    }

    /// Where to write to, if that is asked for.
    static Optional<TraceFiles> of(Invocation invocation) {
        var option = invocation.option("--trace-dir");
        if (option.isEmpty()) {
            return Optional.empty();
        }
        var folder = invocation.path(option.get());
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UserError(Exit.PRECONDITION, Safe.line(option.get()) + " is no folder",
                    "--trace-dir names the folder to write to");
        }
        return Optional.of(new TraceFiles(folder, invocation));
    }

    /// Writes the runs that show what is reported. A machine within the file of a system can't be
    /// played by itself.
    void write(List<Report> reports) throws IOException {
        for (Report report : reports) {
            for (Finding finding : report.findings()) {
                if (report instanceof Report.Analyzed analyzed && analyzed.within().isEmpty()) {
                    var way = analyzed.way(finding);
                    if (way.isPresent()) {
                        write(way.get(), finding, analyzed);
                    }
                } else if (report instanceof Report.Explored explored) {
                    var trace = explored.trace(finding);
                    if (trace.isPresent()) {
                        write(trace.get(), finding, explored);
                    }
                }
            }
        }
    }

    private void write(dev.actorweb.analyzer.explore.Trace way, Finding finding, Report.Analyzed analyzed)
            throws IOException {
        var name = name(analyzed.machine().name(), finding);
        var machine = relative(analyzed.file(), folder, invocation);
        var scenario = Counterexamples.of(way, title(finding), GivenOption.of(invocation));
        Files.createDirectories(folder);
        if (scenario.isPresent()) {
            Files.writeString(folder.resolve(name + ".yaml"),
                    ScenarioText.of(scenario.get(), machine, comment(finding)));
        }
        write(finding, MachineRun.of(way), name, scenario.isPresent());
    }

    private void write(Trace trace, Finding finding, Report.Explored explored) throws IOException {
        var name = name(explored.exploration().system().name(), finding);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".yaml"),
                RunText.of(trace, title(finding), relative(explored.file(), folder, invocation)));
        write(finding, trace, name, true);
    }

    private void write(Finding finding, Trace trace, String name, boolean played) throws IOException {
        Files.writeString(folder.resolve(name + ".mmd"), SequenceDiagram.of(trace));
        invocation.terminal().note("wrote the run of " + finding.rule() + " to "
                + Safe.line(invocation.option("--trace-dir").orElse("") + "/" + name)
                + (played ? ".yaml and .mmd" : ".mmd; no data, answers or times were found that replay it"));
    }

    /// A name that no other run has.
    private String name(String of, Finding finding) {
        var name = slug(of) + "-" + finding.rule();
        int count = used.merge(name, 1, Integer::sum);
        return count == 1 ? name : name + "-" + count;
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
