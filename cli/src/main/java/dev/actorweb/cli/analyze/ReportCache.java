package dev.actorweb.cli.analyze;

import dev.actorweb.analyzer.Ignored;
import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.rule.Proof;
import dev.actorweb.analyzer.rule.Rule;
import dev.actorweb.analyzer.rule.RuleCatalogue;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.SpecReader;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.Node.Scalar;
import dev.actorweb.machine.yaml.Node.Sequence;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Severity;
import dev.actorweb.machine.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// What earlier runs over a folder have found, in the user's cache folder: one small file for each
/// spec, named by a hash of everything that decides about the findings (the text and its name, the
/// rules and their severities, the bounds, what is given, and the build of aw). So an entry is never
/// stale; it is only not asked for any more, and the oldest go when there are many.
///
/// Kept is only what was explored completely: where time was the bound, another run may know more.
/// Whatever is wrong with the cache costs time, never a result.
final class ReportCache {
    private static final String FORM = "aw/report-cache/1";
    private static final int MOST = 4_000;
    private static final int LEFT = 3_000;
    private static final int MOST_BYTES = 64 * 1024;
    private final Path folder;
    private final String circumstances;

    ReportCache(Path folder, String circumstances) {
        this.folder = folder;
        this.circumstances = circumstances;
    }

    /// The cache for a run; empty where there is none: because somebody said so, because the build
    /// is not a file that could be told from another, or because the report shows what is not kept.
    static Optional<ReportCache> of(Invocation invocation, Policy policy) {
        var variables = invocation.environment().variables();
        boolean showsExploration = (invocation.json() || invocation.flag("--trace")
                || invocation.flag("--trace-dir")) && !invocation.flag("--no-explore");
        if (invocation.flag("--no-cache") || variables.containsKey("AW_NO_CACHE") || showsExploration) {
            return Optional.empty();
        }
        return folder(variables).flatMap(folder -> build()
                .map(build -> new ReportCache(folder, build + "\n" + circumstances(invocation, policy))));
    }

    private static Optional<Path> folder(java.util.Map<String, String> variables) {
        for (var candidate : List.of(variables.getOrDefault("AW_CACHE_DIR", ""),
                variables.getOrDefault("XDG_CACHE_HOME", "") + "/aw",
                variables.getOrDefault("HOME", "") + "/.cache/aw")) {
            if (!candidate.isEmpty() && !candidate.startsWith("/aw") && !candidate.startsWith("/.cache")
                    && Path.of(candidate).isAbsolute()) {
                return Optional.of(Path.of(candidate).resolve("analysis"));
            }
        }
        return Optional.empty();
    }

    /// What tells this build from others.
    private static Optional<String> build() {
        try {
            var source = ReportCache.class.getProtectionDomain().getCodeSource();
            var jar = source == null ? null : Path.of(source.getLocation().toURI());
            return jar == null || !Files.isRegularFile(jar)
                    ? Optional.empty()
                    : Optional.of(Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis());
        } catch (IOException | java.net.URISyntaxException unknown) {
            return Optional.empty();
        }
    }

    static String circumstances(Invocation invocation, Policy policy) {
        var text = new StringBuilder();
        for (Rule rule : RuleCatalogue.rules()) {
            text.append(rule.id()).append(policy.settings().isOn(rule))
                    .append(policy.settings().severity(rule))
                    .append('\n');
        }
        for (var option : List.of("--max-states", "--time-limit", "--bound")) {
            text.append(option).append(invocation.option(option)).append('\n');
        }
        return text.append(invocation.flag("--no-explore")).append(invocation.options("--given")).toString();
    }

    /// What is known about a spec, else what the analysis says, which is kept.
    Report report(Spec spec, Supplier<Report> analysis) {
        var root = spec.document().root();
        if (root.isEmpty() || SpecReader.isXml(root.get()) || spec.lines().isEmpty()) {
            return analysis.get(); // unreadable, or it may bring in other files
        }
        var file = folder.resolve(name(spec) + ".json");
        var known = read(file, spec);
        if (known.isPresent()) {
            return known.get();
        }
        var report = analysis.get();
        if (report instanceof Report.Analyzed analyzed
                && analyzed.exploration().map(found -> found.isComplete()).orElse(true)) {
            write(file, analyzed);
        }
        return report;
    }

    private String name(Spec spec) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((FORM + "\n" + circumstances + "\n" + spec.document().file() + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            for (var line : spec.lines()) {
                digest.update(line.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java has it
        }
    }

    // ---- entries

    private static Optional<Report> read(Path file, Spec spec) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            var document = YamlReader.read("cache", Files.readString(file));
            Optional<Machine> machine = MachineReader.read(spec.document()).machine();
            if (document.root().isEmpty() || machine.isEmpty()
                    || !(document.root().get() instanceof Mapping entry)
                    || !text(entry, "schema").equals(FORM)) {
                return Optional.empty();
            }
            List<Finding> findings = new ArrayList<>();
            List<Ignored> ignored = new ArrayList<>();
            for (Node item : ((Sequence) entry.get("findings").orElseThrow()).items()) {
                var mapping = (Mapping) item;
                var finding = finding(mapping, spec.document().file());
                if (mapping.get("reason").isPresent()) {
                    ignored.add(new Ignored(finding, Ignored.Origin.SPEC, text(mapping, "reason")));
                } else {
                    findings.add(finding);
                }
            }
            Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis())); // used
                                                                                              // lately
            return Optional.of(new Report.Analyzed(spec.document().file(), machine.get(), findings, ignored,
                    Integer.parseInt(text(entry, "reachable")), Optional.empty()));
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    private static Finding finding(Mapping entry, String file) {
        return new Finding(text(entry, "rule"),
                Severity.valueOf(text(entry, "severity").toUpperCase(Locale.ROOT)),
                Proof.valueOf(text(entry, "proof").toUpperCase(Locale.ROOT)), file,
                new Position(Integer.parseInt(text(entry, "line")), Integer.parseInt(text(entry, "column"))),
                optional(entry, "state"), text(entry, "message"), optional(entry, "hint"));
    }

    private static String text(Mapping entry, String key) {
        return optional(entry, key).orElseThrow(() -> new IllegalArgumentException("no " + key));
    }

    private static Optional<String> optional(Mapping entry, String key) {
        return entry.get(key).orElse(null) instanceof Scalar scalar && !scalar.isNull()
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    private void write(Path file, Report.Analyzed report) {
        var json = Json.document(FORM).member("reachable", report.reachable()).array("findings");
        for (var finding : report.findings()) {
            AnalysisJson.addFinding(finding, json).end();
        }
        for (var ignored : report.ignored()) {
            AnalysisJson.addFinding(ignored.finding(), json).member("reason", ignored.reason()).end();
        }
        var bytes = json.end().toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MOST_BYTES) {
            return;
        }
        try {
            Files.createDirectories(folder);
            var fresh = Files.createTempFile(folder, "new", ".tmp");
            Files.write(fresh, bytes);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException full) {
            // then the next run has to look again
        }
    }

    /// Takes out the oldest entries when there are too many.
    void prune() {
        try (var entries = Files.list(folder)) {
            var files = new ArrayList<>(entries.toList());
            if (files.size() <= MOST) {
                return;
            }
            files.sort(Comparator.comparing(ReportCache::lastUse));
            for (var file : files.subList(0, files.size() - LEFT)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException unreadable) {
            // then nothing is taken out
        }
    }

    private static FileTime lastUse(Path file) {
        try {
            return Objects.requireNonNull(Files.getLastModifiedTime(file));
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
