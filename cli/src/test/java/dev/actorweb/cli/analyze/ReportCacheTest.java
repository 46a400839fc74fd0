package dev.actorweb.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.Analysis;
import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.explore.Bounds;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCacheTest {
    private static final String IGNORING = Specs.GATE.replace("shut: {}",
            "shut: {} # aw: ignore SC108 because \"it\" is \\ fine");
    private final List<String> analyzed = new ArrayList<>();
    private Path folder;

    @BeforeEach
    void open(@TempDir Path temporary) {
        folder = temporary.resolve("analysis");
    }

    private Report report(String circumstances, String name, String text) throws Exception {
        return report(circumstances, name, text, Bounds.DEFAULT);
    }

    private Report report(String circumstances, String name, String text, Bounds bounds) throws Exception {
        var spec = SpecFinder.read(name, text.getBytes(StandardCharsets.UTF_8));
        return new ReportCache(folder, circumstances).report(spec, () -> {
            analyzed.add(name);
            return Analysis.of(spec.document()).comments(spec.lines()).explore(bounds).run();
        });
    }

    @Test
    void whatIsKnownIsNotAskedAgain() throws Exception {
        var first = report("1", "gate.yaml", IGNORING);
        var second = report("1", "gate.yaml", IGNORING);

        assertThat(analyzed).hasSize(1);
        assertThat(second.findings()).isEqualTo(first.findings()).isNotEmpty();
        assertThat(second.ignored()).isEqualTo(first.ignored()).hasSize(1);
        assertThat(((Report.Analyzed) second).reachable()).isEqualTo(((Report.Analyzed) first).reachable());
    }

    @Test
    void whateverDecidesAboutFindingsMakesAnother() throws Exception {
        report("1", "gate.yaml", Specs.GATE);
        report("2", "gate.yaml", Specs.GATE);
        report("1", "other.yaml", Specs.GATE);
        report("1", "gate.yaml", Specs.GATE + "# more\n");

        assertThat(analyzed).hasSize(4);
    }

    @Test
    void whatWasNotExploredIsNotKept() throws Exception {
        report("1", "lamp.yaml", Specs.LAMP, Bounds.DEFAULT.withDepth(1));
        report("1", "lamp.yaml", Specs.LAMP, Bounds.DEFAULT.withDepth(1));
        report("1", "no.yaml", "a: [\n");
        report("1", "no.yaml", "a: [\n");

        assertThat(analyzed).hasSize(4);
    }

    @Test
    void aDamagedEntryCostsTimeOnly() throws Exception {
        var first = report("1", "gate.yaml", Specs.GATE);
        for (var damage : List.of("", "{", "[]", "{\"schema\": \"aw/report-cache/1\"}",
                "{\"schema\": \"aw/report-cache/1\", \"reachable\": 1, \"findings\": [{\"rule\": 1}]}")) {
            try (var entries = Files.list(folder)) {
                Files.writeString(entries.findFirst().orElseThrow(), damage);
            }
            assertThat(report("1", "gate.yaml", Specs.GATE).findings()).isEqualTo(first.findings());
        }
        assertThat(analyzed).hasSize(6);
    }

    @Test
    void theOldestEntriesGo() throws Exception {
        Files.createDirectories(folder);
        for (int i = 0; i < 4_001; i++) {
            var file = Files.createFile(folder.resolve(i + ".json"));
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_000L * i));
        }
        new ReportCache(folder, "").prune();

        try (var entries = Files.list(folder)) {
            assertThat(entries).hasSize(3_000);
        }
        assertThat(folder.resolve("4000.json")).exists();
        assertThat(folder.resolve("1000.json")).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoProblem() throws Exception {
        Files.writeString(folder, "a file");
        report("1", "gate.yaml", Specs.GATE);
        report("1", "gate.yaml", Specs.GATE);

        assertThat(analyzed).hasSize(2);
    }
}
