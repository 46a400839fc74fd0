package dev.actorweb.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// How a file is written survives an update as what is in it does: the ends of its lines, and the
/// right to run it.
class UpdateFormTest extends TemplateAndProject {
    private static final String LINES = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n";

    @Test
    void lineEndsAndTheRightToRunSurviveEveryUpdate() throws IOException {
        for (int seed = 0; seed < 64; seed++) {
            var random = new Random(seed);
            boolean runs = random.nextBoolean();
            template("a.sh", LINES);
            runs(home.resolve("files/a.sh"), runs);
            init(Map.of());

            boolean windows = random.nextBoolean();
            boolean ours = random.nextBoolean();
            boolean oursRuns = runs ^ random.nextBoolean();
            var mine = ours ? LINES.replace("two", "ours") : LINES;
            project("a.sh", windows ? mine.replace("\n", "\r\n") : mine);
            runs(project.resolve("a.sh"), oursRuns);

            boolean theirs = random.nextBoolean();
            boolean theirsRuns = runs ^ random.nextBoolean();
            template("a.sh", theirs ? LINES.replace("seven", "theirs") : LINES);
            runs(home.resolve("files/a.sh"), theirsRuns);

            var update = update();
            apply(update);

            var merged = theirs ? mine.replace("seven", "theirs") : mine;
            assertThat(update.attention()).as("seed " + seed).isEmpty();
            assertThat(read("a.sh")).as("seed " + seed)
                    .isEqualTo(windows ? merged.replace("\n", "\r\n") : merged);
            assertThat(Files.isExecutable(project.resolve("a.sh"))).as("seed " + seed)
                    .isEqualTo(runs == theirsRuns ? oursRuns : theirsRuns);
            assertThat(update().writes()).as("seed " + seed).isEmpty();
            UpdateSurvivalTest.delete(project);
        }
    }

    private static void runs(Path file, boolean executable) {
        assertThat(file.toFile().setExecutable(executable, false)).isTrue();
    }
}
