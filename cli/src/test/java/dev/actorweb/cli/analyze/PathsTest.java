package dev.actorweb.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import dev.actorweb.machine.SpecReader;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathsTest {
    private Specs specs;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        specs = new Specs(folder).write("lamp.yaml", Specs.LAMP);
    }

    @Test
    void everyStateHasAShortestWay() {
        Specs.expect(specs.analyze("lamp.yaml", "--paths", "shortest"), Exit.OK, """
                lamp: 0 steps
                off: 0 steps
                on: 1 step: PRESS
                broken: 2 steps: PRESS, after 5m
                lamp (lamp.yaml): ways to 4 states, everything explored
                """, "");
    }

    @Test
    void everyTransitionIsTaken() {
        Specs.expect(specs.analyze("lamp.yaml", "--paths", "transitions"), Exit.OK, """
                off PRESS: 1 step: PRESS
                on PRESS: 2 steps: PRESS, PRESS
                on after 5m: 2 steps: PRESS, after 5m
                lamp (lamp.yaml): ways to 3 transitions, everything explored
                """, "");
    }

    @Test
    void whatForbidsAnEventIsNoTransition() throws Exception {
        specs.write("bell.yaml", """
                machine: bell
                initial: on
                states:
                  on: { on: { PRESS: null, OFF: off } }
                  off: { on: { PRESS: on, OFF: null } }
                """);

        Specs.expect(specs.analyze("bell.yaml", "--paths", "transitions"), Exit.OK, """
                on OFF: 1 step: OFF
                off PRESS: 2 steps: OFF, PRESS
                bell (bell.yaml): ways to 2 transitions, everything explored
                """, "");
        assertThat(specs.analyze("bell.yaml").out()).contains("2 states, 2 transitions, 2 events");
        assertThat(specs.analyze("bell.yaml", "--json").out()).contains("\"transitions\": 2,");
    }

    @Test
    void everyPairOfTransitionsIsTaken() {
        Specs.expect(specs.analyze("lamp.yaml", "--paths", "pairs"), Exit.OK, """
                off PRESS, on PRESS: 2 steps: PRESS, PRESS
                off PRESS, on after 5m: 2 steps: PRESS, after 5m
                on PRESS, off PRESS: 3 steps: PRESS, PRESS, PRESS
                lamp (lamp.yaml): ways to 3 pairs, everything explored
                """, "");
        assertThat(specs.analyze("lamp.yaml", "--paths", "pairs", "--json").out())
                .contains("\"pair\": \"on PRESS, off PRESS\",\n          \"length\": 3,");
    }

    @Test
    void theDocumentHasTheConfigurationsOnTheWay() {
        assertThat(specs.analyze("lamp.yaml", "--paths", "shortest", "--json").out().replaceAll("\\s+", " "))
                .contains("{ \"state\": \"on\", \"length\": 1, \"trace\": [ { \"cause\": null, "
                        + "\"configuration\": [ \"off\" ] }, { \"cause\": \"PRESS\", "
                        + "\"configuration\": [ \"on\" ] } ] }");
    }

    @Test
    void aLongDocumentIsOneDocument() throws Exception {
        var chain = new StringBuilder("machine: chain\ninitial: s0\nstates:\n");
        for (int i = 0; i < 400; i++) {
            chain.append("  s").append(i).append(": { on: { NEXT: s").append(i + 1).append(" } }\n");
        }
        specs.write("chain.yaml", chain.append("  s400: { type: final }\n").toString());

        var out = specs.analyze("lamp.yaml", "chain.yaml", "--paths", "shortest", "--json").out();
        var document = SpecReader.read("out.json", out);

        assertThat(out).hasSizeGreaterThan(2_000_000);
        assertThat(document.problems()).isEmpty();
        assertThat(out.split("\"state\": ", -1)).hasSize(1 + 4 + 402);
    }

    @Test
    void aBoundThatStopsItIsSaid() {
        var run = specs.analyze("lamp.yaml", "--paths", "shortest", "--bound", "1");
        assertThat(run.exit()).isEqualTo(Exit.DEADLINE);
        assertThat(run.out()).endsWith("ways to 3 states, not everything explored\n");
        assertThat(specs.analyze("lamp.yaml", "--paths", "longest").exit()).isEqualTo(Exit.USAGE);
    }
}
