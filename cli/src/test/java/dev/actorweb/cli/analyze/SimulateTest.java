package dev.actorweb.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateTest {
    private Specs specs;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        specs = new Specs(folder).write("lamp.yaml", Specs.LAMP);
    }

    @Test
    void aSimulationIsOneDocument() {
        var run = specs.analyze("lamp.yaml", "--events", "PRESS", "--event-delay", "10", "--format", "json");

        Specs.expect(run, Exit.OK, """
                {
                  "schema": "aw/simulation/1",
                  "machine": "lamp",
                  "file": "lamp.yaml",
                  "scenario": "--events PRESS",
                  "steps": [
                    {
                      "event": null,
                      "configuration": [
                        "off"
                      ],
                      "value": "off",
                      "context": {},
                      "tags": [],
                      "actions": [],
                      "effects": [],
                      "done": false,
                      "status": "active"
                    },
                    {
                      "event": "PRESS",
                      "handled": true,
                      "configuration": [
                        "on"
                      ],
                      "value": "on",
                      "context": {},
                      "tags": [],
                      "actions": [],
                      "effects": [],
                      "done": false,
                      "status": "active"
                    }
                  ],
                  "problems": [],
                  "assumed": [],
                  "passed": true
                }
                """, "");
    }

    @Test
    void xstateConfigurationsAreSimulatedToo() throws Exception {
        specs.write("x.json", """
                {"id": "x", "initial": "a", "context": {"n": 1},
                 "states": {"a": {"id": "first", "on": {"GO": {"target": "b", "guard": "mayGo"}}}, "b": {}}}
                """);

        var run = specs.analyze("x.json", "--events", "GO", "--given", "mayGo=false");
        assertThat(run.out()).isEqualTo("""
                x: --events GO
                  start             first
                  GO (not handled)  first
                passed
                """);
        assertThat(specs.analyze("x.json", "--events", "GO").err())
                .isEqualTo("assumed: the guard `mayGo` holds (--given says otherwise)\n");
        assertThat(specs.analyze("x.json", "--events", "GO", "-q").out()).isEmpty();
    }

    @Test
    void dataGoesToTheEventsItIsMeantFor() throws Exception {
        specs.write("m.yaml", """
                machine: m
                context: { a: 0, b: "" }
                events: { A: { n: int }, B: { t: string } }
                initial: s
                states:
                  s:
                    on:
                      A: { actions: [ { assign: { a: event.n } } ] }
                      B: { actions: [ { assign: { b: event.t } } ] }
                """);

        for (var data : new String[]{"{\"A\": {\"n\": 3}, \"B\": {\"t\": \"x\"}}",
                "[{\"n\": 3}, {\"t\": \"x\"}]"}) {
            assertThat(specs.analyze("m.yaml", "--events", "A,B", "--event-data", data, "--json").out())
                    .contains("\"a\": 3,\n        \"b\": \"x\"\n").contains("\"passed\": true");
        }
        var shown = specs.analyze("m.yaml", "--events", "A {\"n\": 3},B {\"t\": \"x, y\"}");
        assertThat(shown.out()).contains("  A {\"n\":3}", "  B {\"t\":\"x, y\"}").endsWith("passed\n");
        assertThat(specs.analyze("m.yaml", "--events", "A {\"n\":3},B {\"t\":\"x, y\"}")).isEqualTo(shown);
        assertThat(specs.analyze("m.yaml", "--events", "A {\"n\": ").exit()).isEqualTo(Exit.USAGE);
        assertThat(specs.analyze("m.yaml", "--events", "A {\"n\": ").err())
                .contains("the data of A can't be read")
                .contains("'OPEN {\"by\": \"me\"},SHUT'");
        assertThat(specs.analyze("m.yaml", "--events", "A {\"n\": \"x\"}").out())
                .contains("error `n` of `A` must be of type int");
        assertThat(specs.analyze("m.yaml", "--events", "A", "--event-data", "{n: x}").out())
                .contains("error `n` of `A` must be of type int");
        assertThat(specs.analyze("m.yaml", "--events", "A", "--event-data", "3").exit())
                .isEqualTo(Exit.USAGE);
        assertThat(specs.analyze("m.yaml", "--events", "A", "--event-data", "{").exit())
                .isEqualTo(Exit.USAGE);
        assertThat(specs.analyze("m.yaml", "--events", "A", "--event-data", "[{},{}]").exit())
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void scenariosAreFoundAmongTheSpecs() throws Exception {
        specs.write("tests/on.yaml", """
                scenario: on
                machine: ../lamp.yaml
                steps: [ { send: PRESS }, { expect: { state: on } } ]
                """).write("tests/off.yaml", "scenario: off\nsteps: [ { expect: { state: on } } ]\n");

        assertThat(specs.analyze("--scenario", "tests/on.yaml", "-q").exit()).isEqualTo(Exit.OK);
        var both = specs.analyze("lamp.yaml", "--scenario", "tests/on.yaml", "tests/off.yaml");
        assertThat(both.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(both.out()).endsWith("1 of 2 scenarios passed\n")
                .contains("tests/off.yaml:2:29: error the state should be `on`, and is `off`\n");
        assertThat(
                specs.analyze("lamp.yaml", "--scenario", "tests/on.yaml", "tests/off.yaml", "--json").out())
                .contains("\"simulations\": [").endsWith("\"passed\": false\n}\n");
    }

    @Test
    void whatCannotBePlayedIsRefused() throws Exception {
        specs.write("bad.yaml", "scenario: x\nsteps: [ { sned: A } ]\n")
                .write("broken.yaml", "machine: b\ninitial: a\nstates: { a: { on: { X: nowhere } } }\n")
                .write("homeless.yaml", "scenario: x\nsteps: []\n");

        var bad = specs.analyze("lamp.yaml", "--scenario", "bad.yaml");
        assertThat(bad.exit()).isEqualTo(Exit.USAGE);
        assertThat(bad.err()).startsWith("aw: error: bad.yaml:2:10: this step does nothing\n");
        assertThat(specs.analyze("broken.yaml", "--events", "X").err())
                .startsWith("aw: error: broken.yaml:3:25: `nowhere` names no state\n");
        assertThat(specs.analyze("--scenario", "homeless.yaml").exit()).isEqualTo(Exit.USAGE);
        assertThat(specs.analyze("--scenario", "lamp.yaml").err()).contains("lamp.yaml is no scenario");
        assertThat(specs.analyze("--scenario", "none.yaml").exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(specs.analyze("--events", "A").exit()).isEqualTo(Exit.USAGE);
        assertThat(specs.analyze("lamp.yaml", "--events", "*").exit()).isEqualTo(Exit.USAGE);
        assertThat(specs.analyze("lamp.yaml", "--events", "A", "--event-delay", "soon").exit())
                .isEqualTo(Exit.USAGE);
        assertThat(specs.analyze("lamp.yaml", "--events", "A", "--seed", "x").exit()).isEqualTo(Exit.USAGE);
        assertThat(specs.analyze("lamp.yaml", "--events", "A", "--given", "x").exit()).isEqualTo(Exit.USAGE);
        assertThat(specs.analyze("lamp.yaml", "--events", "A", "--given", "x=perhaps").err())
                .contains("no answer of `x`: text");
    }

    @Test
    void hostileNamesAreShownHarmless() throws Exception {
        var run = specs.analyze("lamp.yaml", "--events", "\u001b[31mX");
        assertThat(run.out()).doesNotContain("\u001b");
    }
}
