package dev.actorweb.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.explore.Bounds;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.machine.yaml.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Machines that real projects use: whatever is found in them had a second look.
class CorpusTest {
    @Test
    void realMachinesHaveOnlyTheFindingsThatWereLookedAt() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files(Conformance.find("corpus/xstate"))) {
            switch (Analysis.of(file).run()) {
                case Report.Analyzed(var _, var _, var findings, var _, var _, var _, var _) -> {
                    for (Finding f : findings) {
                        found.add(
                                file.getFileName() + ":" + f.position() + " " + f.rule() + " " + f.message());
                    }
                }
                case Report.Explored explored -> throw new AssertionError(explored);
                case Report.Unusable(var _, var problems) -> problems.forEach(p -> found.add(p.toString()));
            }
        }
        List<String> unheard = new ArrayList<>(found);
        unheard.removeIf(line -> !line.contains(" SC115 "));
        found.removeAll(unheard);

        // Right: the loan ends in a nested final state that nobody hears of, and the machine stays
        // there.
        assertThat(found).containsExactly("statelyai__workflow-book-lending__main.json:112:5 SC108 "
                + "`Check Out Book.End` ends `Check Out Book`, and nothing leads on from there");
        // Right: examples that show the good case only; none of them handles the error further out.
        assertThat(unheard).hasSize(23).allMatch(line -> line.startsWith("statelyai__"));
    }

    /// With exploration, too. Right: four states of the blackjack have a misspelled `<onentry>`.
    @Test
    void realMachinesHaveNoErrorsButTrueOnes() throws IOException {
        List<Path> specs = new ArrayList<>(files(Conformance.find("corpus/xstate")));
        specs.addAll(files(Conformance.find("corpus/scxml")));
        List<String> errors = new ArrayList<>();
        for (Path file : specs) {
            if (Analysis.of(file).explore(new Bounds(2_000, 100, Duration.ofMillis(300)))
                    .run() instanceof Report.Analyzed report) {
                for (Finding f : report.findings()) {
                    if (f.severity() == Severity.ERROR) {
                        errors.add(file.getFileName() + " " + f.rule() + " " + f.message());
                    }
                }
            }
        }
        assertThat(errors).hasSize(4)
                .allMatch(error -> error.contains("blackjack") && error.contains("<onenter>"));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
