package dev.actorweb.cli.analyze;

import static dev.actorweb.cli.analyze.Specs.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--workflow` and `--validate`: groups of rules; and many specs at once.
class AnalyzeGroupsTest {
    private static final String JOB = """
            machine: job
            initial: working
            states:
              working:
                invoke: { src: work, onDone: done }
              done: {}
              over: { type: final, on: { AGAIN: working } }
            """;
    private static final String WORKFLOW = """
            job.yaml:5:13: info SC117 `working` waits for `work` without a time-out
            job.yaml:5:13: warning SC115 `working` waits for `work`, but when that fails, the whole machine does
            job.yaml:6:3: warning SC108 nothing leads out of `done`, and it is not final
            job.yaml:7:3: error SC101 `over` can never be entered
            """;
    private static final String VALIDATE = """
            job.yaml:7:30: error SC005 the final state `over` has a transition
            """;

    private Specs specs;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        specs = new Specs(folder).write("job.yaml", JOB);
    }

    @Test
    void workflowAsksWhetherAllWorkEnds() {
        assertThat(findings("--workflow")).containsExactlyInAnyOrderElementsOf(WORKFLOW.lines().toList());
    }

    @Test
    void validateAsksWhetherTheSpecIsWellFormed() {
        assertThat(findings("--validate")).containsExactlyElementsOf(VALIDATE.lines().toList());
    }

    @Test
    void bothAndRulesOfOnesOwnAddUp() {
        assertThat(findings("--workflow", "--validate")).hasSize(5);
        assertThat(findings("--validate", "--rules", "SC108")).hasSize(2);
        assertThat(findings("--workflow", "--rules", "SC117=error")).contains(
                "job.yaml:5:13: error SC117 `working` waits for `work` without a time-out");
    }

    @Test
    void manySpecsAreReportedInTheirOrder() throws Exception {
        var expected = new StringBuilder();
        for (int i = 10; i < 60; i++) {
            specs.write("m/" + i + ".yaml", "machine: m" + i + "\ninitial: a\nstates: { a: {}, b: {} }\n");
            expected.append("m/%d.yaml:3:18: error SC101 `b` can never be entered\n".formatted(i))
                    .append("  hint: no transition leads to it: add one, or leave the state out\n");
        }
        specs.write("m/no.yaml", "no: machine");

        expect(specs.analyze("m", "-q", "--rules", "SC101"), Exit.FINDINGS, expected.toString(), "");
    }

    private List<String> findings(String... options) {
        var words = new String[options.length + 2];
        words[0] = "job.yaml";
        words[1] = "-q";
        System.arraycopy(options, 0, words, 2, options.length);
        return specs.analyze(words).out().lines().filter(line -> !line.startsWith("  hint")).toList();
    }
}
