package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.rule.Finding;
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

/// `--trace-dir`: the runs that show what is wrong with a system, each as a scenario that replays
/// it and as a sequence diagram.
final class TraceFiles {
    private TraceFiles() {}

    static void write(Report.Explored explored, Invocation invocation) throws IOException {
        var option = invocation.option("--trace-dir");
        if (option.isEmpty()) {
            return;
        }
        var folder = invocation.path(option.get());
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UserError(Exit.PRECONDITION, Safe.line(option.get()) + " is no folder",
                    "--trace-dir names the folder to write to");
        }
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
            String name,
            Invocation invocation) throws IOException {
        Files.createDirectories(folder);
        var system = invocation.path(explored.file()).toAbsolutePath().normalize();
        var from = folder.toAbsolutePath().normalize();
        var relative = system.getRoot().equals(from.getRoot()) ? from.relativize(system) : system;
        var scenario = folder.resolve(name + ".yaml");
        Files.writeString(scenario,
                RunText.of(trace, title(finding), relative.toString().replace('\\', '/')));
        Files.writeString(folder.resolve(name + ".mmd"), SequenceDiagram.of(trace));
        invocation.terminal().note("wrote the run of " + finding.rule() + " to "
                + Safe.line(invocation.option("--trace-dir").orElse("") + "/" + name) + ".yaml and .mmd");
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
