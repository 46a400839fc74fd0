package dev.actorweb.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `--diff` of systems.
class SystemCompareTest {
    private static final String SYSTEM = """
            system: bell
            actors:
              button:
                machine:
                  machine: button
                  initial: up
                  states: { up: { after: { 1s: { target: down, actions: [ { sendTo: bell, event: RING } ] } } },
                    down: { tags: [rest] } }
              bell:
                machine:
                  machine: bell
                  initial: quiet
                  states: { quiet: { on: { RING: loud } }, loud: { tags: [rest] } }
            check: [ deadlock-free, no-unhandled ]
            """;
    private Specs specs;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        specs = new Specs(folder);
        specs.write("old.yaml", SYSTEM).write("new.yaml", SYSTEM.replace("RING: loud", "RANG: loud"))
                .write("lamp.yaml", Specs.LAMP);
    }

    @Test
    void tellsWhatDiffersWithTheRunThatShowsIt() throws Exception {
        var aw = specs.analyze("new.yaml", "--diff", "old.yaml");

        assertThat(aw.exit()).isEqualTo(Exit.OK);
        assertThat(aw.out()).isEqualTo("""
                + machine `bell`: transition `quiet RANG` at new.yaml:13:38
                - machine `bell`: transition `quiet RING` at old.yaml:13:38
                + machine `bell`: event `RANG` at new.yaml:13:32
                - machine `bell`: event `RING` at old.yaml:13:32
                new.yaml:14:25: broken no-unhandled, before: holds
                new.yaml:9:3: refused `bell` does not take `RING` in `quiet` any more; it led to `loud`
                    1 button  after 1s, up → down; RING to bell
                    2 bell    RING, quiet → loud
                bell (old.yaml → new.yaml): 4 changes in the text; 1 refused, 0 changed, 0 added
                """);
    }

    @Test
    void failsOnWhatIsBreaking() throws Exception {
        assertThat(specs.analyze("new.yaml", "--diff", "old.yaml", "--fail-on", "breaking", "-q").exit())
                .isEqualTo(Exit.FINDINGS);
        specs.write("longer.yaml", SYSTEM.replace("1s", "5s"));
        assertThat(specs.analyze("longer.yaml", "--diff", "old.yaml", "--fail-on", "info").exit())
                .isEqualTo(Exit.OK);
    }

    @Test
    void writesScenariosThatPassOnTheOldVersionOnly() throws Exception {
        var aw = specs.analyze("new.yaml", "--diff", "old.yaml", "--out", "runs", "-q");
        assertThat(aw.exit()).isEqualTo(Exit.OK);
        try (var files = Files.list(specs.folder.resolve("runs"))) {
            assertThat(files).hasSize(1);
        }

        assertThat(specs.analyze("old.yaml", "--scenario", "runs", "-q").exit()).isEqualTo(Exit.OK);
        assertThat(specs.analyze("new.yaml", "--scenario", "runs", "-q").exit()).isEqualTo(Exit.FINDINGS);
        assertThat(specs.analyze("--scenario", "runs", "-q").exit()).isEqualTo(Exit.FINDINGS); // names
                                                                                               // the
                                                                                               // new
                                                                                               // one
    }

    @Test
    void asJson() throws Exception {
        assertThat(specs.analyze("new.yaml", "--diff", "old.yaml", "--json", "--fail-on", "breaking").out())
                .contains("\"schema\": \"aw/diff/1\"", "\"system\": \"bell\"", "\"kind\": \"refused\"",
                        "\"after\": \"broken\"", "\"button: after 1s\"", "\"failed\": true");
    }

    @ParameterizedTest
    @CsvSource({"junit, '<testcase classname=\"bell\" name=\"keeps its promises\"'",
            "markdown, takes what the old version",
            "github, '::error file=new.yaml,line=9,col=3,title=refused::'",
            "sarif, '\"ruleId\": \"promise\"'"})
    void inTheFormatsOfOthers(String format, String part) throws Exception {
        assertThat(specs.analyze("new.yaml", "--diff", "old.yaml", "--format", format).out()).contains(part);
    }

    @ParameterizedTest
    @CsvSource({"lamp.yaml, '', is none", "old.yaml, --bound 3, is for single machines",
            "old.yaml, --given x=true, is for single machines", "gone.yaml, '', no such file"})
    void refusesWhatIsNotToBeCompared(String old, String option, String message) throws Exception {
        var aw = specs.analyze(("new.yaml --diff " + old + " " + option).strip().split(" ", -1));

        assertThat(aw.exit()).isIn(Exit.USAGE, Exit.PRECONDITION);
        assertThat(aw.err()).contains(message);
    }

    @Test
    void aBoundEndsWithItsOwnExitCode() throws Exception {
        var aw = specs.analyze("old.yaml", "--diff", "old.yaml", "--max-states", "1");

        assertThat(aw.exit()).isEqualTo(Exit.DEADLINE);
        assertThat(aw.err()).contains("not everything was compared");
    }
}
