package dev.actorweb.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExploreTest {
    private static final String COUNTER = """
            machine: counter
            context: { n: 0 }
            initial: a
            states:
              a: { on: { UP: { actions: [ { assign: { n: n + 1 } } ] }, END: { target: b, if: n < 0 } } }
              b: { type: final }
            """;
    private Specs specs;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        specs = new Specs(folder).write("lamp.yaml", Specs.LAMP).write("counter.yaml", COUNTER);
    }

    @Test
    void theDocumentSaysWhatCanBeReached() {
        assertThat(specs.analyze("lamp.yaml", "--json").out().replaceAll("\\s+", " ")).contains("""
                "exploration": { "complete": true, "stoppedBy": null, "places": 3, "visited": 3, \
                "configurations": 3, "steps": 3, "depth": 2, \
                "reachableStates": [ "lamp", "off", "on", "broken" ], "unreachableStates": [], \
                "deadTransitions": [], "deadEndConfigurations": [], "halts": [] }""");
    }

    @Test
    void whatDoesNotEndIsCutOffAndSaidSo() {
        var run = specs.analyze("counter.yaml", "--max-states", "50");
        assertThat(run.exit()).isEqualTo(Exit.DEADLINE);
        assertThat(run.err()).isEqualTo("aw: warning: counter.yaml: not everything was explored: after 50 "
                + "states came the most states it may keep; what was not found may be reachable all the "
                + "same\n");
        assertThat(specs.analyze("counter.yaml", "--bound", "3", "--json").out())
                .contains("\"complete\": false").contains("\"stoppedBy\": \"depth\"")
                .contains("\"places\": 4");
        assertThat(specs.analyze("counter.yaml", "--time-limit", "0ms").exit()).isEqualTo(Exit.DEADLINE);
        assertThat(specs.analyze("lamp.yaml", "--max-states", "50").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void aStateSpaceThatDoesNotEndIsNoFailureUnlessSomebodySetABound() {
        var run = specs.analyze("counter.yaml");
        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.err()).contains("not everything was explored");
    }

    @Test
    void wrongBoundsAreRefused() {
        for (var wrong : new String[]{"--max-states=0", "--max-states=many", "--bound=-1",
                "--time-limit=soon"}) {
            assertThat(specs.analyze("lamp.yaml", wrong).exit()).as(wrong).isEqualTo(Exit.USAGE);
        }
    }

    @Test
    void nothingIsExploredWhereNobodyWantsIt() {
        assertThat(specs.analyze("lamp.yaml", "--json", "--no-explore").out())
                .contains("\"exploration\": null");
    }
}
