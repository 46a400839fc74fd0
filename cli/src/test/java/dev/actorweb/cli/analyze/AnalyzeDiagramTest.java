package dev.actorweb.cli.analyze;

import static dev.actorweb.cli.analyze.Specs.GATE;
import static dev.actorweb.cli.analyze.Specs.LAMP;
import static dev.actorweb.cli.analyze.Specs.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Tty;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalyzeDiagramTest {
    private Specs specs;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        specs = new Specs(folder).write("lamp.yaml", LAMP).write("gate.yaml", GATE);
    }

    @Test
    void aMachineIsDrawnWithItsFindingsMarked() {
        expect(specs.analyze("gate.yaml", "--diagram", "mermaid"), Exit.OK, """
                stateDiagram-v2
                  state "open" as s1
                  state "shut" as s2
                  state "lost" as s3
                  [*] --> s1
                  s1 --> s2 : SHUT
                  classDef unreachable fill:#eeeeee,color:#777777,stroke:#999999,stroke-dasharray:4
                  classDef error fill:#fde2e1,color:#000000,stroke:#c62828
                  classDef warning fill:#fff3cd,color:#000000,stroke:#b58105
                  classDef visited fill:#dff5e1,color:#000000,stroke:#2e7d32
                  classDef missed fill:#ffffff,color:#777777,stroke:#999999
                  class s2 warning
                  class s3 unreachable
                """, "");
    }

    @ParameterizedTest
    @CsvSource({"svg, '</svg>'", "plantuml, '@enduml'", "dot, '}'"})
    void inOtherLanguages(String language, String end) {
        var run = specs.analyze("lamp.yaml", "--diagram", language);

        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out()).endsWith(end + "\n").contains("broken");
        assertThat(run.err()).isEmpty();
    }

    private static final String SHOP = """
            system: shop
            actors:
              desk:
                mailbox: 2
                machine:
                  initial: idle
                  states:
                    idle: { on: { ORDER: { target: busy, actions: [ { sendTo: "${event.to}", event: PACK } ] } } }
                    busy: { on: { DONE: idle } }
              packer:
                count: 2
                machine:
                  initial: idle
                  states: { idle: { on: { PACK: { actions: [ { sendTo: desk, event: DONE } ] } } } }
              client:
                environment: { WANT: [ { to: "packer[0]" } ] }
                machine:
                  initial: idle
                  events: { WANT: { to: string } }
                  states:
                    idle: { on: { WANT: { actions: [ { sendTo: desk, event: { type: ORDER, to: "${event.to}" } } ] } } }
            """;

    @Test
    void aSystemIsDrawnByWhatItsActorsSend() throws Exception {
        specs.write("shop.yaml", SHOP);

        expect(specs.analyze("shop.yaml", "--diagram", "text"), Exit.OK, """
                shop
                ├─○ outside       WANT → client
                ├─○ desk (error)  PACK → packer × 2
                │                 mailbox 2, block
                ├─○ packer × 2    DONE → desk
                └─○ client        ORDER → desk
                """, "");
    }

    @ParameterizedTest
    @CsvSource({"svg, '</svg>'", "plantuml, '@enduml'", "dot, '}'", "mermaid, 'DONE'"})
    void withItsMachinesInside(String language, String end) throws Exception {
        specs.write("shop.yaml", SHOP);
        var run = specs.analyze("shop.yaml", "--diagram", language, "--inside");

        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out()).endsWith(end + "\n").contains("idle").contains("packer");
        assertThat(specs.analyze("shop.yaml", "--diagram", language).out()).doesNotContain("idle");
    }

    @Test
    void insideIsForSystems() {
        assertThat(specs.analyze("lamp.yaml", "--diagram", "svg", "--inside").err())
                .contains("--inside is for systems of machines, and here is none");
    }

    @Test
    void aMachineAsText() {
        expect(specs.analyze("gate.yaml", "--diagram", "text"), Exit.OK, """
                gate
                ├─▶ open                SHUT → shut
                ├─○ shut (warning)
                └─○ lost (unreachable)
                """, "");
    }

    @Test
    void whatNoRunReachesIsMarked() throws Exception {
        specs.write("count.yaml", """
                machine: count
                context: { n: { type: int, initial: 0, min: 0, max: 3 } }
                initial: a
                states:
                  a: { on: { GO: { target: b, if: "n > 3" }, ADD: { actions: [ { assign: { n: "1" } } ] } } }
                  b: { on: { BACK: a } }
                """);

        assertThat(specs.analyze("count.yaml", "--diagram", "mermaid").out())
                .contains("class s2 unreachable");
    }

    @Test
    void severalMachinesAreTooMany() {
        expect(specs.analyze("lamp.yaml", "gate.yaml", "--diagram", "svg"), Exit.USAGE, "", """
                aw: error: a diagram shows one machine or system, not 2
                hint: name one spec
                """);
    }

    @Test
    void whatIsNoMachineIsNotDrawn() throws Exception {
        specs.write("no.yaml", "a: 1");

        assertThat(specs.analyze("no.yaml", "--diagram", "svg").exit()).isEqualTo(Exit.USAGE);
        assertThat(specs.analyze("no.yaml", "--diagram", "svg").out()).isEmpty();
    }

    @Test
    void aHugeMachineIsRefusedAsAPictureButNotAsAGraph() throws Exception {
        var huge = new StringBuilder("machine: huge\ninitial: a0\nstates:\n");
        for (int i = 0; i < 2000; i++) {
            huge.append("  a").append(i).append(": { on: { GO: a").append((i + 1) % 2000).append(" } }\n");
        }
        specs.write("huge.yaml", huge.toString());

        expect(specs.analyze("huge.yaml", "--diagram", "svg"), Exit.USAGE, "", """
                aw: error: there are 2001 states, too many for a picture
                hint: use --diagram dot, and Graphviz
                """);
        assertThat(specs.analyze("huge.yaml", "--diagram", "dot").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void aDiagramIsNoReport() {
        var run = specs.analyze("lamp.yaml", "--diagram", "svg", "--json");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).isEqualTo("""
                aw: error: --diagram can't be reported as json
                hint: use --format text
                """);
    }

    @Test
    void aTerminalShowsASmallDrawing() {
        var run = specs.aw().terminal(Tty.of("012")).call("analyze", "lamp.yaml", "--color", "never");

        assertThat(run.out()).endsWith("""
                ├─▶ off     PRESS → on
                ├─○ on      PRESS → off   after 5m → broken
                └─◎ broken
                """);
        assertThat(specs.aw().terminal(Tty.of("012")).call("analyze", "lamp.yaml", "-q").out()).isEmpty();
        assertThat(specs.aw().terminal(Tty.of("012")).call("analyze", "lamp.yaml", "gate.yaml").out())
                .doesNotContain("─▶");
    }
}
