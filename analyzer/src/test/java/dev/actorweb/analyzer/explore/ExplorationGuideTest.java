package dev.actorweb.analyzer.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.Analysis;
import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.rule.RuleSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// docs/exploration.md: what it shows in Java is compiled here, word for word, and does what
/// it says.
class ExplorationGuideTest {
    @Test
    void theJavaExampleWorks(@TempDir Path folder) throws IOException {
        String guide = Files.readString(Path.of("../docs/exploration.md"));
        String shown = guide.substring(guide.indexOf("```java\n") + 8);
        String source = Files.readString(
                Path.of("src/test/java/dev/actorweb/analyzer/explore/ExplorationGuideTest.java"));
        assertThat(words(source)).contains(words(shown.substring(0, shown.indexOf("```"))));

        Path door = folder.resolve("door.yaml");
        Files.writeString(door,
                "initial: shut\nstates:\n  shut: { on: { OPEN: open } }\n  open: { on: { SHUT: shut } }\n");
        Report report = analyze(door);
        assertThat(report).isInstanceOf(Report.Analyzed.class);
        Exploration exploration = ((Report.Analyzed) report).exploration().orElseThrow();
        assertThat(exploration.trace(exploration.places() - 1).length()).isEqualTo(1);
        assertThat(example()).isInstanceOf(Report.Unusable.class);
    }

    private static Report analyze(Path door) {
        return Analysis.of(door).rules(RuleSettings.DEFAULT).explore(Bounds.DEFAULT).run();
    }

    private static Report example() {
        Report report = Analysis.of(Path.of("door.yaml")).rules(RuleSettings.DEFAULT).explore(Bounds.DEFAULT)
                .run();
        return report;
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", "");
    }
}
