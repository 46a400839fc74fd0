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
        assertThat(specs.analyze("lamp.yaml", "--json").out().replaceAll("\\s+", " ")).contains(
                """
                        "exploration": { "complete": true, "stoppedBy": null, "crowd": null, "places": 3, "visited": 3, \
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
                + "same\nhint: `n` takes ever more values: give it bounds, as in `n: { type: int, initial: 0, min: 0, max: 10 }`;"
                + " what lies beyond counts as unknown then\n");
        assertThat(specs.analyze("counter.yaml", "--bound", "3", "--json").out())
                .contains("\"complete\": false").contains("\"stoppedBy\": \"depth\"")
                .contains("\"places\": 4");
        assertThat(specs.analyze("counter.yaml", "--time-limit", "0ms").exit()).isEqualTo(Exit.DEADLINE);
        assertThat(specs.analyze("lamp.yaml", "--max-states", "50").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void theDelayedEventThatMakesItEndlessIsNamed() throws Exception {
        specs.write("later.yaml", """
                machine: later
                initial: a
                states:
                  a:
                    on:
                      GO: { actions: [ { raise: { type: LATER }, delay: 1h, id: wait } ] }
                      LATER: {}
                """);
        specs.write("later.scxml", """
                <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" initial="a">
                  <state id="a"><transition event="go"><send event="later" delay="1h"/></transition>
                    <transition event="later" target="b"/></state>
                  <state id="b"><transition event="go" target="a"/></state></scxml>
                """);

        assertThat(specs.analyze("later.yaml").err())
                .endsWith("hint: 24 of the delayed event `LATER` wait at once, "
                        + "sent at later.yaml:6:24: it is sent again before it comes; cancel `wait` first, or where a "
                        + "state is left that waits for it\n");
        assertThat(specs.analyze("later.scxml").err()).contains(
                "`later` wait at once, sent at later.scxml:2:40:",
                "give it an `id`, and cancel that first");
        assertThat(specs.analyze("later.yaml", "--json").out().replaceAll("\\s+", " ")).contains("""
                "stoppedBy": "timers", "crowd": { "event": "LATER", "id": "wait", "count": 24, "line": 6, \
                "column": 24 }""");
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

    @Test
    void whatAFindingIsAboutIsToldAndReplayed() throws Exception {
        specs.write("stuck.yaml",
                """
                        machine: stuck
                        initial: a
                        context: { n: { type: int, initial: 0, min: 0, max: 3 } }
                        states:
                          a: { on: { GO: { target: b, actions: [ { assign: { n: "n < 3 ? n + 1 : n" } } ] }, END: c } }
                          b: { on: { BACK: { target: a, if: n < 2 }, LOOP: d } }
                          c: { type: final }
                          d: { always: e }
                          e: { always: d }
                        """);

        assertThat(specs.analyze("stuck.yaml", "--trace", "text", "--quiet").out())
                .contains(
                        "    1 stuck  starts\n    2 stuck  GO from outside, a → b\n    3 stuck  LOOP from outside; fails: ");
        assertThat(specs.analyze("stuck.yaml", "--trace", "mermaid", "--quiet").out())
                .contains("sequenceDiagram\n    autonumber\n    participant a0 as stuck\n");
        assertThat(specs.analyze("stuck.yaml", "--quiet").out()).doesNotContain("from outside");

        var written = specs.analyze("stuck.yaml", "--trace-dir", "runs");
        assertThat(written.err()).contains("wrote the run of SC110 to runs/stuck-SC110.yaml and .mmd");
        var replayed = specs.analyze("--scenario", "runs/stuck-SC110.yaml");
        assertThat(replayed.out()).contains("no end after 10000 microsteps");
        assertThat(replayed.exit()).isEqualTo(Exit.FINDINGS);
    }
}
