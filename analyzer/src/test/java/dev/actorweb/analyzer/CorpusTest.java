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
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Machines that real projects use: whatever is found in them had a second look.
class CorpusTest {
    @Test
    void realMachinesHaveOnlyTheFindingsThatWereLookedAt() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files(Conformance.find("corpus/xstate"))) {
            switch (Analysis.of(file).run()) {
                case Report.Analyzed(var _, var _, var _, var findings, var _, var _, var _, var _) -> {
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

    /// What is found in one document by one rule, and why it is right.
    private record Judged(String file, String rule, int count, String because) {
        @Override
        public String toString() {
            return file + " " + rule + " " + count + " times";
        }
    }

    /// Each of these was looked at beside its document.
    private static final List<Judged> JUDGED = List.of(
            new Judged("SCXML-tutorial__Model___virtualDisplaySoundHandlerOn.scxml", "SC017", 1,
                    "writes to a variable of the document it is included in; by itself it has none"),
            new Judged("SCXML-tutorial__Model___virtualMedia.scxml", "SC017", 1,
                    "the same variable"),
            new Judged("SCXML-tutorial__Model___virtualMenu.scxml", "SC017", 1,
                    "calls a function of the document it is included in"),
            new Judged("SCXML-tutorial__Model___virtualMenu.scxml", "SC108", 1,
                    "only the including document leads out of the selected menu; by itself, no event does"),
            new Judged("SCXML-tutorial__Model___virtualRadioSetup.scxml", "SC001", 1,
                    "asks for a state that another included document has"),
            new Judged("SCXML-tutorial__Model___virtualRadioSetup.scxml", "SC017", 6,
                    "five times a variable and once a function of the including document"),
            new Judged("SCXML-tutorial__Model__bolero.scxml", "SC017", 9,
                    "a file of constants that is not there; everything else reads or calls what it would have defined"),
            new Judged("SCXML-tutorial__StopWatch__StopWatch.scxml", "SC017", 1,
                    "a function reads the clock"),
            new Judged("commons-scxml__jexl__microwave-01.xml", "SC017", 1,
                    "conditions and values are in JEXL, none is read"),
            new Judged("commons-scxml__jexl__wizard-01.xml", "SC017", 1,
                    "declares JEXL, though it has no expression"),
            new Judged("qtscxml__sudoku__sudoku.scxml", "SC017", 6,
                    "the script file is not there; everything else calls functions of it"),
            new Judged("ros_scxml__test__demo_sm.scxml", "SC009", 1,
                    "a history state must have a transition; here none is written"),
            new Judged("scxml__SCXMLExamples__blackjack.scxml", "SC011", 4,
                    "`<onenter>` is misspelt, it is never carried out"),
            new Judged("scxml__SCXMLExamples__blackjack.scxml", "SC017", 16,
                    "neither variables nor functions are declared"),
            new Judged("scxml__SCXMLExamples__microwave-02.scxml", "SC013", 1,
                    "the door is a region, and its variable is left over"));

    @Test
    void realDocumentsHaveOnlyTheFindingsThatWereLookedAt() throws IOException {
        Map<String, Integer> found = new TreeMap<>();
        for (Path file : files(Conformance.find("corpus/scxml"))) {
            for (Finding finding : Analysis.of(file).run().findings()) {
                found.merge(file.getFileName() + " " + finding.rule(), 1, Integer::sum);
            }
        }
        List<String> counted = new ArrayList<>();
        found.forEach((where, count) -> counted.add(where + " " + count + " times"));
        assertThat(counted)
                .containsExactlyInAnyOrderElementsOf(JUDGED.stream().map(Judged::toString).toList());
        assertThat(JUDGED).allMatch(judged -> !judged.because().isBlank());
    }

    /// With exploration, too. Right: four states of the blackjack have a misspelled `<onentry>`.
    @Test
    void realMachinesHaveNoErrorsButTrueOnes() throws IOException {
        List<Path> specs = new ArrayList<>(files(Conformance.find("corpus/xstate")));
        specs.addAll(files(Conformance.find("corpus/scxml")));
        List<String> errors = new ArrayList<>();
        for (Path file : specs) {
            if (Analysis.of(file).explore(new Bounds(50, 100, Duration.ofMinutes(10)))
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
