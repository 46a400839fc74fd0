package dev.actorweb.machine.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.Conformance;
import dev.actorweb.machine.Machine;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.Reading;
import dev.actorweb.machine.yaml.Document;
import dev.actorweb.machine.yaml.Node.Mapping;
import dev.actorweb.machine.yaml.Position;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExporterTest {
    private static final String DOOR = """
            machine: door
            description: "Opens: and closes # often"
            context:
              opened: { type: int, initial: 0, min: 0, max: 3 }
              who: ""
              list: [1, "2", true, null, 1.5]
              looks: { type: map, initial: { type: int } }
            events: { OPEN: { by: string }, CLOSE: {}, "on": {} }
            guards: [mayOpen]
            initial: closed
            states:
              closed:
                id: shut
                tags: [safe, "0777", "yes"]
                entry: [ beep, { type: show, params: { text: "it is ${who}", raw: "$${x}", n: 1, s: "1" } } ]
                on:
                  OPEN:
                    - { target: open, if: event.by != '' && opened < 3, actions: { assign: { opened: opened + 1, who: event.by } } }
                    - { guard: { and: [ mayOpen, { not: { stateIn: open } } ] }, target: open, reenter: true }
                  CLOSE: null
                  "on": { actions: [] , target: [] }
              open:
                after: { 1m: closed, 250ms: { actions: { log: "open ${opened}" } } }
                always: { target: closed, if: opened > 2, description: enough, meta: { why: [a, b] } }
                exit: [ { choose: [ { if: opened == 1, actions: beep }, { actions: [ { raise: { type: CLOSE, n: 1 }, delay: 2s, id: later } ] } ] } ]
                invoke: { src: watch, id: w, input: { level: "${opened}" }, onDone: closed, onError: { actions: [ { cancel: later } ] } }
                on:
                  CLOSE: { target: "#shut", actions: [ { forEach: list, item: who, index: opened, actions: [ { do: [ { sendTo: w, event: E }, { sendParent: F }, { emit: G }, { spawnChild: s, id: c, input: 1 }, { stopChild: c } ] } ] } ] }
              both:
                type: parallel
                onDone: end
                states: { a: { initial: b, states: { b: {}, h: { history: deep, target: b } } }, c: {} }
              end: { type: final, output: { who: "${who}" } }
            """;

    @Test
    void yamlKeepsAll() {
        Machine machine = read("door.yaml", DOOR);

        assertThat(again(machine, Format.YAML)).isEmpty();
    }

    @Test
    void yamlIsReadable() {
        String text = Exporter.export(read("m.yaml", """
                machine: light
                initial: off
                states:
                  off: { on: { SWITCH: on } }
                  on: { after: { 5s: off }, on: { SWITCH: off } }
                """), Format.YAML).text().orElseThrow();

        assertThat(text).isEqualTo("""
                machine: light
                initial: off
                states:
                  off: { on: { SWITCH: on } }
                  on: { on: { SWITCH: off }, after: { 5s: off } }
                """);
    }

    @Test
    void xstateSaysWhatIsCodeThere() {
        Exported exported = Exporter.export(read("door.yaml", DOOR), Format.XSTATE);

        assertThat(exported.text()).isEmpty();
        assertThat(exported.problems()).extracting(Problem::toString)
                .contains(
                        "door.yaml:18:31: XState's JSON cannot express an expression (`event.by != '' && opened "
                                + "< 3`)")
                .anyMatch(problem -> problem
                        .contains("XState's JSON does not keep the type and domain of `opened`"));
    }

    @Test
    void scxmlSaysWhatItCannotExpress() {
        Exported exported = Exporter.export(read("door.yaml", DOOR), Format.SCXML);

        assertThat(exported.text()).isEmpty();
        assertThat(exported.problems()).filteredOn(Problem::isError).extracting(Problem::message)
                .contains("SCXML cannot express `emit`", "SCXML cannot express `spawnChild`",
                        "SCXML cannot express the parameters of `show`");
    }

    @Test
    void aStatechartBecomesScxmlThatDoesTheSame() {
        Exported exported = Exporter.export(read("m.yaml", """
                machine: light
                initial: off
                states:
                  off: { entry: dim, on: { SWITCH: { target: on, guard: mayShine } } }
                  on:
                    initial: weak
                    after: { 5s: off }
                    states:
                      weak: { on: { SWITCH: strong } }
                      strong: { always: { target: weak, guard: { stateIn: off } } }
                """), Format.SCXML);

        assertThat(exported.problems()).isEmpty();
        assertThat(exported.text().orElseThrow()).isEqualTo(
                """
                        <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript" name="light" \
                        initial="off">
                          <state id="off">
                            <onentry>
                              <script>dim()</script>
                            </onentry>
                            <transition event="SWITCH" cond="mayShine()" target="on" type="internal"/>
                          </state>
                          <state id="on" initial="on.weak">
                            <onentry>
                              <send event="after.5s.on" id="after.5s.on" delay="5s"/>
                            </onentry>
                            <onexit>
                              <cancel sendid="after.5s.on"/>
                            </onexit>
                            <transition event="after.5s.on" target="off" type="internal"/>
                            <state id="on.weak">
                              <transition event="SWITCH" target="on.strong" type="internal"/>
                            </state>
                            <state id="on.strong">
                              <transition cond="In('off')" target="on.weak" type="internal"/>
                            </state>
                          </state>
                        </scxml>
                        """);
        Reading reading = MachineReader.read("m.scxml", exported.text().get());
        assertThat(reading.isClean()).as(reading.problems().toString()).isTrue();
    }

    @Test
    void scxmlCannotLeaveOutTheActionsOfAnInitialAsXStateDoesForHistoryStates() {
        assertThat(Exporter.export(read("m", """
                machine: m
                initial: out
                states:
                  out: { on: { GO: "#h" } }
                  in:
                    initial: x
                    states:
                      x: { id: x, initial: { target: y, actions: act }, states: { y: { id: y } } }
                      h: { id: h, type: history, target: "#x" }
                """), Format.SCXML).problems()).singleElement().asString()
                .contains("a state with actions at its `initial` as the default of a history state");
    }

    @Test
    void scxmlCannotStayInASourceToWhichAHistoryStateLeadsBack() {
        Machine machine = read("m", """
                machine: m
                initial: in
                states:
                  in:
                    initial: x
                    states:
                      x: { on: { A: h, B: { target: h, reenter: true } } }
                      h: { type: history, target: x }
                """);

        assertThat(Exporter.export(machine, Format.SCXML).problems()).singleElement().asString().contains(
                "a transition to the history state `in.h` from inside of what it remembers, without `reenter`");
    }

    @Test
    void deferralIsKeptInYamlAndRefusedElsewhere() {
        Machine machine = read("m", """
                machine: m
                initial: a
                states:
                  a: { defer: [X, "Y.*"], on: { GO: b } }
                  b: { defer: "*", on: { X: a, Y.one: a } }
                """);

        assertThat(again(machine, Format.YAML)).isEmpty();
        assertThat(Exporter.export(machine, Format.XSTATE).text()).isEmpty();
        assertThat(Exporter.export(machine, Format.XSTATE).problems()).extracting(Problem::toString)
                .containsExactly("m:4:16: XState's JSON cannot express `defer`",
                        "m:5:15: XState's JSON cannot express `defer`");
        assertThat(Exporter.export(machine, Format.SCXML).problems()).extracting(Problem::toString)
                .containsExactly("m:4:16: SCXML cannot express `defer`",
                        "m:5:15: SCXML cannot express `defer`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "xstate"})
    void everyStatechartOfTheCasesReadsAsTheSame(String format) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String line : Files.readAllLines(Conformance.folder("statecharts").resolve("cases.jsonl"))) {
            Mapping test = (Mapping) YamlReader.read("case", line).root().orElseThrow();
            Machine machine = MachineReader.read(new Document("case", test.get("machine"), List.of()))
                    .machine()
                    .orElseThrow();
            wrong.addAll(again(machine, Format.named(format).orElseThrow()));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void ourOwnMachinesReadAsTheSame() throws IOException {
        List<Path> specs;
        try (Stream<Path> files = Files.walk(Conformance.checkout().resolve("cli/src/main/resources"))) {
            specs = files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
        List<String> wrong = new ArrayList<>();
        int machines = 0;
        for (Path spec : specs) {
            Reading reading = MachineReader.read(spec);
            if (reading.isClean()) {
                machines++;
                wrong.addAll(again(reading.machine().orElseThrow(), Format.YAML));
            }
        }
        assertThat(machines).isGreaterThanOrEqualTo(2);
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyScxmlDocumentOfTheCasesReadsAsTheSame() throws IOException {
        List<String> wrong = new ArrayList<>();
        int machines = 0;
        int converted = 0;
        for (Path file : documents()) {
            Machine machine = MachineReader.read(file).machine().orElseThrow();
            Exported exported = Exporter.export(machine, Format.SCXML);
            if (exported.text().isPresent()) {
                machines++;
                wrong.addAll(again(machine, Format.SCXML));
            }
            if (Exporter.export(machine, Format.YAML).text().isPresent()) {
                converted++;
                wrong.addAll(again(machine, Format.YAML));
            }
        }
        assertThat(wrong).as(wrong.size() + " of " + machines + " differ").isEmpty();
        assertThat(machines).isGreaterThanOrEqualTo(150);
        assertThat(converted).isGreaterThanOrEqualTo(30);
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(Conformance.folder("scxml"))) {
            return files.filter(file -> file.toString().endsWith(".scxml")).sorted().toList();
        }
    }

    /// What is different after writing and reading; nothing, it is hoped.
    private static List<String> again(Machine machine, Format format) {
        Exported exported = Exporter.export(machine, format);
        if (exported.text().isEmpty()) {
            return List.of(machine.file() + ": " + exported.problems());
        }
        Reading reading = MachineReader.read(machine.file(), exported.text().get());
        try {
            assertThat(reading.machine()).isPresent();
            assertThat(reading.machine().orElseThrow()).usingRecursiveComparison()
                    .ignoringFieldsOfTypes(Position.class)
                    .ignoringFieldsMatchingRegexes(format == Format.XSTATE ? ".*delay\\.text" : "nothing")
                    .isEqualTo(machine);
            return List.of();
        } catch (AssertionError e) {
            String message = String.valueOf(e.getMessage());
            return List.of(machine.file() + " " + reading.problems() + ": "
                    + message.substring(Math.max(0, message.indexOf("differences")),
                            Math.min(message.length(), message.indexOf("differences") + 900))
                    + exported.text().get());
        }
    }

    private static Machine read(String name, String text) {
        Reading reading = MachineReader.read(name, text);
        assertThat(reading.problems()).isEmpty();
        return reading.machine().orElseThrow();
    }
}
