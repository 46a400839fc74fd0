package dev.actorweb.cli.analyze;

import static dev.actorweb.cli.analyze.Specs.GATE;
import static dev.actorweb.cli.analyze.Specs.LAMP;
import static dev.actorweb.cli.analyze.Specs.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `aw analyze --format`: other programs' formats, and nothing but them on standard output.
class AnalyzeFormatTest {
    private Specs specs;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        specs = new Specs(folder).write("lamp.yaml", LAMP).write("gate.yaml", GATE).write("no.yaml",
                "a: [\n");
    }

    @Test
    void annotationsForGitHub() {
        expect(specs.analyze("gate.yaml", "--format", "github"), Exit.FINDINGS,
                """
                        ::warning file=gate.yaml,line=5,col=3,title=SC108::nothing leads out of `shut`, and it is not \
                        final%0Aadd a transition, or `type: final` if it is the end
                        ::error file=gate.yaml,line=6,col=3,title=SC101::`lost` can never be entered%0Ano transition \
                        leads to it: add one, or leave the state out
                        """,
                "");
        expect(specs.analyze("lamp.yaml", "--format", "github"), Exit.OK, "", "");
    }

    @ParameterizedTest
    @CsvSource({"sarif, '\"ruleId\": \"SC101\"'", "junit, <failure message=\"`lost` can never be entered",
            "markdown, | **error** | SC101 |"})
    void otherPrograms(String format, String part) {
        var run = specs.analyze("gate.yaml", "lamp.yaml", "--format", format);

        assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(run.out()).contains(part);
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sarif", "junit", "github", "markdown"})
    void anUnusableSpecIsInTheDocumentAndInTheExitCode(String format) {
        var run = specs.analyze("no.yaml", "--format", format);

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.out()).contains("no.yaml", "yaml-syntax");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void failuresOfJUnitAreWhatFails() {
        assertThat(specs.analyze("gate.yaml", "--format", "junit").out()).contains("failures=\"1\"");
        assertThat(specs.analyze("gate.yaml", "--format", "junit", "--fail-on", "warning").out())
                .contains("failures=\"2\"");
        assertThat(specs.analyze("gate.yaml", "--format", "junit", "--fail-on", "never").out())
                .contains("failures=\"0\"");
    }

    @Test
    void jsonWinsOverAnotherFormat() {
        assertThat(specs.analyze("lamp.yaml", "--format", "junit", "--json").out()).startsWith("{");
    }

    @Test
    void anUnknownFormatIsAUsageError() {
        assertThat(specs.analyze("lamp.yaml", "--format", "xml").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void whatHasNoSuchFormatSaysSo() {
        expect(specs.analyze("--explain", "SC101", "--format", "sarif"), Exit.USAGE, "", """
                aw: error: --explain can't be reported as sarif
                hint: use --format text or json
                """);
    }

    @Test
    void whatIsIgnoredIsCountedAndListed() throws Exception {
        specs.write("gate.yaml", GATE.replace("shut: {}", "shut: {} # aw: ignore SC108 because it stays")
                .replace("lost: {}", "# aw: ignore SC101 because it is found later\n  lost: {}"));

        expect(specs.analyze("gate.yaml"), Exit.OK,
                "gate (gate.yaml): 3 states, 1 transition, 1 event; 2 of 3 reachable; no findings, 2 ignored\n",
                "");
        assertThat(specs.analyze("gate.yaml", "--json").out()).contains("""
                      "hint": "add a transition, or `type: final` if it is the end",
                      "origin": "spec",
                      "reason": "it stays"
                """, "\"ignored\": 2");
    }
}
