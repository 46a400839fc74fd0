package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.Ignored;
import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import dev.actorweb.machine.yaml.Document;
import dev.actorweb.machine.yaml.IoReason;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Node.Sequence;
import dev.actorweb.machine.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// What an old project is not yet judged by: a file of findings, each ignored as often as it is
/// listed. Lines and columns don't count, so that a spec may be edited around them.
///
/// Files are named as seen from the baseline's own folder.
final class Baseline {
    private static final String SCHEMA = "aw/baseline/1";
    private static final String HINT = "'aw analyze … --write-baseline %s' writes one";

    private record Entry(String rule, String file, String state, String message) {}

    private final Path file;
    private final String name;
    private final List<Entry> entries;
    private final Invocation invocation;

    private Baseline(Path file, String name, List<Entry> entries, Invocation invocation) {
        this.file = file;
        this.name = name;
        this.entries = entries;
        this.invocation = invocation;
    }

    /// Reads the baseline that was named.
    static Baseline read(String name, Invocation invocation) {
        var file = invocation.path(name);
        if (!Files.isRegularFile(file)) {
            throw new UserError(Exit.PRECONDITION, "no such baseline: " + Safe.line(name),
                    HINT.formatted(name));
        }
        var baseline = new Baseline(file, name, new ArrayList<>(), invocation);
        baseline.fill(YamlReader.read(name, file));
        return baseline;
    }

    private void fill(Document document) {
        if (document.root().isEmpty() || !(document.root().get() instanceof Mapping mapping)
                || !text(mapping, "schema").equals(SCHEMA)
                || !(mapping.get("findings").orElse(null) instanceof Sequence findings)) {
            throw UserError.usage(Safe.line(name) + " is no baseline", HINT.formatted(Safe.line(name)));
        }
        for (var item : findings.items()) {
            if (!(item instanceof Mapping finding) || text(finding, "rule").isEmpty()) {
                throw UserError.usage(Safe.line(name) + ":" + item.position() + ": this is no finding",
                        HINT.formatted(Safe.line(name)));
            }
            entries.add(new Entry(text(finding, "rule"), text(finding, "file"), text(finding, "state"),
                    text(finding, "message")));
        }
    }

    private static String text(Mapping mapping, String key) {
        return mapping.get(key).orElse(null) instanceof Scalar scalar && !scalar.isNull()
                ? scalar.text()
                : "";
    }

    /// The reports without what the baseline lists; tells how much of it is not found any more.
    List<Report> apply(List<Report> reports) {
        var left = new ArrayList<>(entries);
        var applied = new ArrayList<Report>();
        for (var report : reports) {
            var kept = new ArrayList<Finding>();
            var ignored = new ArrayList<>(report.ignored());
            for (var finding : report.findings()) {
                if (left.remove(entry(finding))) {
                    ignored.add(new Ignored(finding, Ignored.Origin.BASELINE, "listed in " + name));
                } else {
                    kept.add(finding);
                }
            }
            applied.add(report.with(kept, ignored));
        }
        if (!left.isEmpty()) {
            invocation.terminal().note(Tally.counted(left.size(), "finding") + " of " + Safe.line(name)
                    + " can't be found any more; --write-baseline takes them out");
        }
        return applied;
    }

    private Entry entry(Finding finding) {
        return new Entry(finding.rule(), seenFromHere(finding.file()), finding.state().orElse(""),
                finding.message());
    }

    private String seenFromHere(String spec) {
        var path = invocation.path(spec);
        var folder = file.getParent();
        if (folder == null || !Files.exists(path)) {
            return spec;
        }
        return folder.relativize(path).toString().replace('\\', '/');
    }

    /// Writes what the reports found as a baseline, in one stroke; returns how much that is.
    static int write(String name, List<Report> reports, Invocation invocation) {
        var file = invocation.path(name);
        var baseline = new Baseline(file, name, List.of(), invocation);
        var json = Json.document(SCHEMA).array("findings");
        int written = 0;
        for (var report : reports) {
            for (var finding : report.findings()) {
                var entry = baseline.entry(finding);
                json.object().member("rule", entry.rule()).member("file", entry.file())
                        .member("state", entry.state()).member("message", entry.message()).end();
                written++;
            }
        }
        try {
            write(file, json.end() + "\n");
        } catch (IOException failure) {
            throw new UserError(Exit.PRECONDITION, "cannot write " + Safe.line(name) + ": "
                    + IoReason.of(failure),
                    "give a file in a folder that exists and may be written");
        }
        return written;
    }

    /// In one stroke; what is no file, a device or a pipe, is written to and never replaced, not
    /// even by root.
    private static void write(Path file, String text) throws IOException {
        if (file.startsWith("/dev") || (Files.exists(file) && !Files.isRegularFile(file))) {
            Files.writeString(file, text, StandardOpenOption.WRITE);
            return;
        }
        var fresh = file.resolveSibling(".aw-baseline-" + ProcessHandle.current().pid() + ".json");
        try {
            Files.writeString(fresh, text, StandardOpenOption.CREATE_NEW);
            if (Files.exists(file) && Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(file));
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
