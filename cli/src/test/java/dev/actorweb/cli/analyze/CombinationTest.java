package dev.actorweb.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An option that would do nothing is refused, and so are options that contradict each other.
class CombinationTest {
    private Specs specs;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        specs = new Specs(folder);
        specs.write("lamp.yaml", Specs.LAMP).write("old.yaml", Specs.LAMP);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--out t|--out does nothing by itself|--generate, --diff",
            "--event-data {} --explain SC101|--explain and --event-data exclude each other|one of them",
            "--diagram svg --fail-on error|--fail-on does nothing together with --diagram|--diff",
            "--diagram svg --baseline b.json|--baseline does nothing together with --diagram|a report of findings",
            "--export scxml --rules SC101|--rules does nothing together with --export|--diagram",
            "--explain SC101|--explain is about rules, not about lamp.yaml|leave the spec out",
            "--paths shortest --fail-on info|--fail-on does nothing together with --paths|--diff",
            "--paths shortest --no-explore|--no-explore does nothing together with --paths|--diagram",
            "--diff old.yaml --rules SC101|--rules does nothing together with --diff|a report of findings",
            "--generate scenarios --out t --trace mermaid|--trace does nothing together with --generate|report",
            "--events PRESS --crash 1|--crash does nothing together with --events|a report of findings",
            "--events PRESS --fail-on error|--fail-on does nothing with scenarios of machines|they expect",
            "--events PRESS --max-states 7|--max-states does nothing where nothing is explored|--coverage",
            "--event-data {}|--event-data needs --events|--events A,B,C",
            "--auto-run --event-delay 5s|--event-delay needs --events|--events A,B,C",
            "--crash 1|--crash is for systems of machines, and here is none|system:",
            "--threads 2|--threads is for systems of machines, and here is none|system:",
            "--no-reduction|--no-reduction is for systems of machines, and here is none|system:",
            "--no-explore --max-states 5|--no-explore and --max-states exclude each other|one of them",
            "--no-explore --crash 1|--no-explore and --crash exclude each other|explorations",
            "--no-explore --given x=true|--no-explore and --given exclude each other|explorations",
            "--write-baseline b --baseline b|--write-baseline and --baseline exclude each other|judges",
            "--write-baseline b --json|--write-baseline and --json exclude each other|judges",
            "--write-baseline b --fail-on info|--write-baseline and --fail-on exclude each other|judges",
            "--rules SC101,|--rules names no rule between two commas|SC108=off",
            "--events ,|--events names no event|OPEN",
            "--json --trace mermaid|--trace is about --format text|--trace-dir"})
    void isRefused(String options, String message, String hint) throws Exception {
        var arguments = ("lamp.yaml " + options).split(" ", -1);

        var aw = specs.analyze(arguments);

        assertThat(aw.exit()).isEqualTo(Exit.USAGE);
        assertThat(aw.out() + aw.err()).contains(message).contains(hint);
        assertThat(specs.folder.resolve("b")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rules SC101 --workflow --validate --fail-on info",
            "--diagram svg --events PRESS",
            "--events PRESS --coverage --max-states 90", "--paths pairs --bound 9", "--diff old.yaml --json",
            "--diagram dot --no-explore --rules SC101", "--export scxml -v", "--auto-run", "--no-cache -q"})
    void isTaken(String options) throws Exception {
        var aw = specs.analyze(("lamp.yaml " + options).split(" ", -1));

        assertThat(aw.exit()).as(aw.err()).isIn(Exit.OK, Exit.FINDINGS, Exit.DEADLINE);
    }

    /// A mode that lists no option of another mode by mistake still lists all that it describes.
    @Test
    void everyOptionGoesWithSomething() {
        for (var option : new AnalyzeCommand().spec().options()) {
            if (!option.longestName().equals("--format")) {
                assertThat(AnalyzeCommand.takers(option.longestName())).as(option.longestName()).isNotEmpty();
            }
        }
    }
}
