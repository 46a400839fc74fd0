package dev.actorweb.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversionTest {
    private static final String LIGHT = """
            <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="null" initial="off">
              <state id="off">
                <transition event="switch" target="on"/>
              </state>
              <state id="on">
                <transition event="switch" target="off"/>
              </state>
            </scxml>
            """;

    private Specs specs;

    @BeforeEach
    void open(@TempDir Path folder) {
        specs = new Specs(folder);
    }

    @Test
    void scxmlBecomesYamlAndScxmlAgain() throws Exception {
        specs.write("light.scxml", LIGHT);

        var yaml = specs.analyze("light.scxml", "--export", "yaml");
        assertThat(yaml.exit()).isEqualTo(Exit.OK);
        assertThat(yaml.out()).isEqualTo("""
                machine: (machine)
                dialect: scxml
                initial: "#off"
                states:
                  off:
                    id: off
                    on: { switch: { target: "#on", reenter: true } }
                  on:
                    id: on
                    on: { switch: { target: "#off", reenter: true } }
                """);

        specs.write("light.yaml", yaml.out());
        var scxml = specs.analyze("light.yaml", "--export", "scxml");
        assertThat(scxml.out()).isEqualTo(LIGHT.replace("datamodel=\"null\"", "datamodel=\"ecmascript\""));
    }

    @Test
    void whatAFormatCannotExpressIsListed() throws Exception {
        specs.write("counter.yaml", """
                machine: counter
                context: { n: 0 }
                initial: on
                states:
                  on: { on: { TICK: { actions: { assign: { n: n + 1 } } } } }
                """);

        var run = specs.analyze("counter.yaml", "--export", "xstate");

        assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(
                "counter.yaml:5:32: XState's JSON cannot express an action that is no name",
                "aw: error: counter.yaml can't be written as xstate");
    }

    @Test
    void oneMachineAtATime() throws Exception {
        specs.write("a.scxml", LIGHT).write("b.scxml", LIGHT);

        var run = specs.analyze(".", "--export", "yaml");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("--export writes one machine, not 2");
    }

    @Test
    void aWrongDocumentIsRefusedAtItsPlace() throws Exception {
        specs.write("a.scxml",
                LIGHT.replace("<state id=\"on\">", "<stat id=\"on\">").replace("</scxml>", ""));

        var run = specs.analyze("a.scxml");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err() + run.out()).contains("a.scxml:7:10: ").contains("closes `stat` of line 5");
    }

    @Test
    void anUnknownElementIsAFindingWithASuggestion() throws Exception {
        specs.write("a.scxml",
                LIGHT.replace("event=\"switch\" target=\"on\"", "evnt=\"switch\" target=\"on\""));

        var run = specs.analyze("a.scxml");

        assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(run.out()).contains("a.scxml:3:17: error SC011 `<transition>` has no attribute `evnt`",
                "did you mean `event`?");
    }
}
