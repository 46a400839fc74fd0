package dev.actorweb.analyzer.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.Conformance;
import dev.actorweb.analyzer.coverage.Coverage;
import dev.actorweb.machine.step.CompiledMachine;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class DiagramTest {
    @Test
    void mermaid() {
        assertThat(MermaidDiagram.of(Drawn.machine(Drawn.PLAYER), Marks.of(Drawn.report(Drawn.PLAYER))))
                .isEqualTo("""
                        stateDiagram-v2
                          state "off" as s1
                          state "on" as s2 {
                            state "sound" as s3 {
                              state "loud" as s4
                              s4 : entry / beep
                              s4 : UP / louder
                              state "mute" as s5
                              [*] --> s4
                              s4 --> s5 : MUTE #91;volume #62; 0#93; / volume #58;= 0
                              s5 --> s4 : MUTE
                              s5 --> s4 : after 5s
                            }
                            --
                            state "tape" as s6 {
                              state "stopped" as s7
                              state "running" as s8
                              s8 : invoke motor
                              state "end" as s9
                              s9 --> [*]
                              [*] --> s7
                              s7 --> s8 : PLAY
                              s8 --> s9 : service done
                              s8 --> s7 : service failed
                            }
                            state "H#42;" as s10
                          }
                          state "broken" as s11
                          s11 --> [*]
                          state "lost" as s12
                          [*] --> s1
                          s1 --> s2 : POWER #8594; h
                          s2 --> s1 : POWER
                          s2 --> s11 : running#58; SMASH
                          s12 --> s1 : FIND
                          s12 --> s12 : AGAIN
                          classDef unreachable fill:#eeeeee,color:#777777,stroke:#999999,stroke-dasharray:4
                          classDef error fill:#fde2e1,color:#000000,stroke:#c62828
                          classDef warning fill:#fff3cd,color:#000000,stroke:#b58105
                          classDef visited fill:#dff5e1,color:#000000,stroke:#2e7d32
                          classDef missed fill:#ffffff,color:#777777,stroke:#999999
                          class s12 unreachable
                        """);
    }

    @Test
    void plantUml() {
        assertThat(PlantUmlDiagram.of(Drawn.machine(Drawn.PLAYER), Marks.of(Drawn.report(Drawn.PLAYER))))
                .isEqualTo("""
                        @startuml
                        hide empty description
                        title player
                        state "off" as s1
                        state "on" as s2 {
                          state "sound" as s3 {
                            state "loud" as s4
                            s4 : entry / beep
                            s4 : UP / louder
                            state "mute" as s5
                            [*] --> s4
                            s4 --> s5 : MUTE <U+005B>volume <U+003E> 0<U+005D> / volume <U+003A>= 0
                            s5 --> s4 : MUTE
                            s5 --> s4 : after 5s
                          }
                          --
                          state "tape" as s6 {
                            state "stopped" as s7
                            state "running" as s8
                            s8 : invoke motor
                            state "end" as s9
                            s9 --> [*]
                            [*] --> s7
                            s7 --> s8 : PLAY
                            s8 --> s9 : service done
                            s8 --> s7 : service failed
                          }
                          state "H<U+002A>" as s10
                        }
                        state "broken" as s11
                        s11 --> [*]
                        state "lost" as s12 #EEEEEE;line:999999;line.dashed;text:777777
                        [*] --> s1
                        s1 --> s2 : POWER <U+2192> h
                        s2 --> s1 : POWER
                        s2 --> s11 : running<U+003A> SMASH
                        s12 --> s1 : FIND
                        s12 --> s12 : AGAIN
                        @enduml
                        """);
    }

    @Test
    void dot() {
        assertThat(DotDiagram.of(Drawn.machine(Drawn.PLAYER), Marks.of(Drawn.report(Drawn.PLAYER))))
                .isEqualTo(
                        """
                                digraph machine {
                                  compound=true; rankdir=TB; labelloc=t;
                                  label="player";
                                  graph [fontname="Helvetica"];
                                  node [fontname="Helvetica", fontsize=11, shape=box, style="rounded,filled", fillcolor=white];
                                  edge [fontname="Helvetica", fontsize=10];
                                  i0 [shape=point, width=0.12, fillcolor=black];
                                  s1 [label="off"];
                                  subgraph cluster_2 {
                                    graph [label="on", style="rounded"];
                                    i2 [shape=point, style=invis];
                                    subgraph cluster_3 {
                                      graph [label="sound", style="rounded,dashed"];
                                      i3 [shape=point, width=0.12, fillcolor=black];
                                      s4 [label="loud\\nentry / beep\\nUP / louder"];
                                      s5 [label="mute"];
                                      i3 -> s4 [label=""];
                                      s4 -> s5 [label="MUTE [volume > 0] / volume := 0"];
                                      s5 -> s4 [label="MUTE"];
                                      s5 -> s4 [label="after 5s"];
                                    }
                                    subgraph cluster_6 {
                                      graph [label="tape", style="rounded,dashed"];
                                      i6 [shape=point, width=0.12, fillcolor=black];
                                      s7 [label="stopped"];
                                      s8 [label="running\\ninvoke motor"];
                                      s9 [label="end", peripheries=2];
                                      i6 -> s7 [label=""];
                                      s7 -> s8 [label="PLAY"];
                                      s8 -> s9 [label="service done"];
                                      s8 -> s7 [label="service failed"];
                                    }
                                    s10 [shape=circle, width=0.3, label="H*"];
                                  }
                                  s11 [label="broken", peripheries=2];
                                  s12 [label="lost", color="#999999", fontcolor="#777777", style="rounded,dashed"];
                                  i0 -> s1 [label=""];
                                  s1 -> i2 [label="POWER → h", lhead=cluster_2];
                                  i2 -> s1 [label="POWER", ltail=cluster_2];
                                  i2 -> s11 [label="running: SMASH", ltail=cluster_2];
                                  s12 -> s1 [label="FIND"];
                                  s12 -> s12 [label="AGAIN"];
                                }
                                """);
    }

    @Test
    void svgShowsEveryStateAndEveryTransition() throws Exception {
        Document svg = parse(
                SvgDiagram.of(Drawn.machine(Drawn.PLAYER), Marks.of(Drawn.report(Drawn.PLAYER))));

        assertThat(texts(svg.getElementsByTagName("text"))).contains("player", "off", "on", "sound", "loud",
                "mute",
                "tape", "stopped", "running", "end", "H*", "broken", "lost", "entry / beep",
                "MUTE [volume > 0] / volume := 0", "UP / louder", "after 5s", "invoke motor",
                "service failed",
                "running: SMASH", "POWER → h", "AGAIN");
        assertThat(texts(svg.getElementsByTagName("title")))
                .anyMatch(text -> text.startsWith("lost; SC101: "));
    }

    @Test
    void whatARunHasVisitedIsMarked() {
        var machine = Drawn.machine("{ machine: m, initial: a, states: { a: { on: { GO: b } }, b: {} } }");
        var visited = new Coverage(CompiledMachine.of(machine));
        visited.entered().set(1);
        Marks marks = Marks.NONE.visiting(visited);

        assertThat(DotDiagram.of(machine, marks)).contains("[label=\"GO ✗\"]");
        assertThat(SvgDiagram.of(machine, marks)).contains("GO ✗");
        visited.add(java.util.List.of(0));
        assertThat(DotDiagram.of(machine, Marks.NONE.visiting(visited))).contains("[label=\"GO\"]");
        assertThat(MermaidDiagram.of(machine, marks)).contains("class s1 visited", "class s2 missed",
                "GO #10007;");
        assertThat(PlantUmlDiagram.of(machine, marks)).contains("state \"a\" as s1 #DFF5E1", "as s2 #FFFFFF");
        assertThat(DotDiagram.of(machine, marks)).contains("s1 [label=\"a\", color=\"#2e7d32\"");
        assertThat(SvgDiagram.of(machine, marks)).contains("class=\"state visited\"",
                "class=\"state missed\"");
    }

    @Test
    void hostileTextStaysText() throws Exception {
        var machine = Drawn.machine(Drawn.HOSTILE);

        assertThat(MermaidDiagram.of(machine, Marks.NONE).lines()).hasSize(7)
                .allMatch(line -> line.matches("[\\p{L}\\p{N} .,()=/#;:\"\\[\\]*>_-]+"));
        assertThat(MermaidDiagram.of(machine, Marks.NONE)).doesNotContain("%%", "<b>", "--> x");
        assertThat(PlantUmlDiagram.of(machine, Marks.NONE).lines()).hasSize(10)
                .noneMatch(line -> line.contains("!include") || line.contains("<b>"));
        assertThat(PlantUmlDiagram.of(machine, Marks.NONE)).endsWith("\n@enduml\n")
                .containsOnlyOnce("@enduml");
        assertThat(DotDiagram.of(machine, Marks.NONE).replaceAll("\"([^\"\\\\]|\\\\.)*\"", ""))
                .doesNotContain("<", "alert");
        Document svg = parse(SvgDiagram.of(machine, Marks.NONE));
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(texts(svg.getElementsByTagName("text"))).contains("<b>&'");
        for (String drawn : List.of(MermaidDiagram.of(machine, Marks.NONE),
                PlantUmlDiagram.of(machine, Marks.NONE),
                DotDiagram.of(machine, Marks.NONE), SvgDiagram.of(machine, Marks.NONE))) {
            assertThat(drawn).doesNotContain("\u001b", "\u202e");
        }
    }

    @Test
    void realMachinesAreDrawn() throws Exception {
        for (Path file : files(Conformance.find("corpus/xstate"))) {
            var report = Drawn.report(Files.readString(file));
            Document svg = parse(SvgDiagram.of(report.machine(), Marks.of(report)));
            assertThat(texts(svg.getElementsByTagName("text"))).as(file.toString())
                    .contains(report.machine().name());
        }
    }

    @Test
    void theOutlineIsATree() {
        var report = Drawn.report(Drawn.PLAYER);
        StringBuilder tree = new StringBuilder();
        for (Outline.Line line : Outline.of(report.machine(), Marks.of(report))) {
            tree.append(line.branch()).append(line.name())
                    .append(line.style().isEmpty() ? "" : " !" + line.style())
                    .append(line.ways().isEmpty() ? "" : "  " + String.join("  ", line.ways())).append('\n');
        }
        assertThat(tree.toString()).isEqualTo("""
                ├─▶ off  POWER → h
                ├─‖ on  POWER → off
                │  ├─▶ sound
                │  │  ├─▶ loud  MUTE […] → mute  UP ↻
                │  │  └─○ mute  MUTE → loud  after 5s → loud
                │  ├─▶ tape
                │  │  ├─▶ stopped  PLAY → running
                │  │  ├─○ running  SMASH → broken  service done → end  service failed → stopped
                │  │  └─◎ end
                │  └─H* h
                ├─◎ broken
                └─○ lost !unreachable  FIND → off  AGAIN → lost
                """);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static List<String> texts(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item)
                .map(Node::getTextContent).toList();
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
    }
}
