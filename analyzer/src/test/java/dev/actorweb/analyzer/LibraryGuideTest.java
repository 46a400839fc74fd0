package dev.actorweb.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.coverage.CoverageReport;
import dev.actorweb.analyzer.diff.MachineDiff;
import dev.actorweb.analyzer.explore.Bounds;
import dev.actorweb.analyzer.explore.CoverageGoals;
import dev.actorweb.analyzer.generate.Suite;
import dev.actorweb.analyzer.report.JUnitReport;
import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.rule.RuleSettings;
import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.analyzer.simulate.Player;
import dev.actorweb.analyzer.system.Progress;
import dev.actorweb.analyzer.system.SystemDiff;
import dev.actorweb.analyzer.system.Verdict;
import dev.actorweb.machine.yaml.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The snippets of `docs/analyze.md` and `docs/exploration.md`, compiled and run; and a test that
/// they are the same.
class LibraryGuideTest {
    private static final String DOOR = """
            machine: door
            initial: shut
            states:
              shut: { on: { OPEN: open } }
              open: { on: { SHUT: shut }, after: { 30s: shut } }
              lost: {}
            """;
    @TempDir
    Path folder;

    @Test
    void theSnippetsRun() throws Exception {
        var door = Files.writeString(folder.resolve("door.yaml"), DOOR);
        var old = Files.writeString(folder.resolve("old.yaml"), DOOR.replace("SHUT: shut", "SLAM: shut"));

        Report report = Analysis.of(door).rules(RuleSettings.DEFAULT.without("SC108"))
                .explore(Bounds.DEFAULT).run();
        List<String> rules = report.findings().stream().map(Finding::rule).toList();
        String xml = JUnitReport.of(List.of(report), Optional.of(Severity.WARNING));

        assertThat(rules).containsExactly("SC101");
        assertThat(xml).contains("SC101");

        if (report instanceof Report.Analyzed analyzed && analyzed.exploration().isPresent()) {
            var exploration = analyzed.exploration().get();
            var trace = exploration.wayToState(2).orElseThrow();
            var suite = Suite.of(exploration, Suite.Goal.PAIRS, Given.NOTHING);
            var played = Player.play(suite.scenarios().getFirst(), exploration.machine());
            var covered = new CoverageReport(CoverageGoals.of(exploration), played.coverage());

            assertThat(trace.length()).isEqualTo(1);
            assertThat(suite.missed()).isEmpty();
            assertThat(played.passed()).isTrue();
            assertThat(covered.states().percent()).isEqualTo(100);
        }

        if (Analysis.of(old).explore(Bounds.DEFAULT).run() instanceof Report.Analyzed before
                && Analysis.of(door).explore(Bounds.DEFAULT).run() instanceof Report.Analyzed after) {
            var diff = MachineDiff.of(before.exploration().orElseThrow(), after.exploration().orElseThrow(),
                    Given.NOTHING);

            assertThat(diff.isBreaking()).isTrue();
        }
    }

    @Test
    void aSystemIsAnalyzedInTheSameWay() throws Exception {
        var desk = Path.of("../docs/samples/order-desk/system.yaml");

        if (Analysis.of(desk).run() instanceof Report.Explored explored) {
            var verdicts = explored.exploration().verdicts();
            var again = SystemDiff.of(explored.exploration().system(), explored.exploration().system(),
                    dev.actorweb.analyzer.system.Bounds.DEFAULT, Progress.NONE);

            assertThat(verdicts).hasSize(5).allMatch(verdict -> verdict.status() == Verdict.Status.HOLDS);
            assertThat(again.isEmpty()).isTrue();
            assertThat(explored.findings()).isEmpty();
            return;
        }
        throw new AssertionError("no system");
    }

    @Test
    void aSystemThatCannotBeReadIsUnusable() throws Exception {
        var file = Files.writeString(folder.resolve("system.yaml"),
                "system: s\nactors: { a: { machine: ./gone.yaml } }\n");

        assertThat(Analysis.of(file).run()).isInstanceOf(Report.Unusable.class);
    }

    @Test
    void ignoresInASystemAreHeeded() throws Exception {
        var file = Files.writeString(folder.resolve("system.yaml"),
                """
                        system: s
                        actors:
                          a: # aw: ignore SC201 because the other comes later
                            machine: { machine: a, initial: x, states: { x: { tags: [rest], entry: [ { sendTo: b, event: E } ] } } }
                        """);

        assertThat(Analysis.of(file).explore(Bounds.DEFAULT).run()).satisfies(report -> {
            assertThat(report.findings()).isEmpty();
            assertThat(report.ignored()).hasSize(1);
        });
    }

    @Test
    void thePagesShowThem() throws Exception {
        var source = flat(Files.readString(
                Path.of("src/test/java/dev/actorweb/analyzer/LibraryGuideTest.java")).replaceAll(
                        "(?m)^ *assertThat\\(.*\\n", ""));
        int compared = 0;
        for (var name : List.of("analyze.md", "exploration.md")) {
            var parts = Files.readString(Path.of("../docs/" + name)).split("```java\n", -1);
            for (int i = 1; i < parts.length; i++) {
                assertThat(source).contains(flat(parts[i].substring(0, parts[i].indexOf("```"))));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(4);
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
