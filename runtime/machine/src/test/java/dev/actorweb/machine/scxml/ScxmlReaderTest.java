package dev.actorweb.machine.scxml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.Conformance;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.Reading;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Guards;
import dev.actorweb.machine.step.Simulation;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.machine.step.Step;
import dev.actorweb.machine.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScxmlReaderTest {
    @TempDir
    private Path folder;

    @Test
    void theExampleOfTheDocumentationDoesWhatItSays() throws IOException {
        String page = Files.readString(Conformance.checkout().resolve("docs/scxml.md"));
        int start = page.indexOf("```xml\n") + 7;
        var simulation = simulate(page.substring(start, page.indexOf("```", start)));

        simulation.send(Event.of("open.now"));
        assertThat(simulation.snapshot()).hasToString("[open] {opened=1}");
        simulation.advance(Duration.ofSeconds(5));
        assertThat(simulation.snapshot().configuration()).containsExactly("closed");
    }

    @Test
    void unknownElementsAndAttributesAreNamedWithTheirPlace() {
        assertThat(problems("""
                <scxml initial="a" binding="early" foo="1" xmlns:x="urn:x" x:bar="2">
                  <state id="a"><onentri/><x:layout/><transition evnt="e" target="b" type="inner"/></state>
                  <state id="d"><history id="b" type="flat"/></state>
                  <final id="c"><transition event="e"/></final>
                </scxml>
                """)).containsExactlyInAnyOrder("m:1:36: `<scxml>` has no attribute `foo`",
                "m:2:17: `<state>` has no element `<onentri>` inside",
                "m:2:50: `<transition>` has no attribute `evnt`",
                "m:2:76: `type` must be internal or external, not `inner`",
                "m:3:39: `type` must be shallow or deep, not `flat`",
                "m:4:17: `<final>` has no element `<transition>` inside");
    }

    @Test
    void withoutADataModelConditionsNameStatesAsTheyAre() {
        for (String model : List.of("", " datamodel='null'")) {
            String text = """
                    <scxml%s><parallel id="p">
                    <state id="r"><state id="a-1"><transition event="e" target="b"/></state><state id="b"/></state>
                    <state id="s"><state id="c"><transition event="f" cond="In(b)" target="d"/>
                    <transition event="f" cond="!In( a-1 )" target="c"/></state><state id="d"/></state>
                    </parallel></scxml>"""
                    .formatted(model);

            assertThat(problems(text)).isEmpty();
            var simulation = simulate(text);
            simulation.send(Event.of("f"));
            assertThat(simulation.snapshot()).hasToString("[a-1, c] {}");
            simulation.send(Event.of("e"));
            simulation.send(Event.of("f"));
            assertThat(simulation.snapshot()).hasToString("[b, d] {}");
        }
        assertThat(problems(
                "<scxml datamodel='ecmascript'><state id='a'><transition cond='In(a)' target='a'/></state></scxml>"))
                .containsExactly("m:1:66: `a` is not declared");
    }

    @Test
    void whatIsNoExpressionIsAWarningAndAnErrorEvent() {
        String text = """
                <scxml><datamodel><data id="x" expr="1 +"/></datamodel>
                  <state id="a">
                    <transition event="error.execution" cond="_event.data.line == 1" target="b"/>
                    <transition event="error.execution" cond="nope" target="c"/>
                  </state>
                  <state id="b"><transition cond="y = 1" target="c"/></state><state id="c"/>
                </scxml>
                """;

        assertThat(problems(text)).containsExactly("m:1:41: no expression: an expression is missing",
                "m:4:47: `nope` is not declared",
                "m:6:35: no condition: `y` is not declared");
        assertThat(MachineReader.read("m", text).isClean()).isTrue();
    }

    @Test
    void filesBesideTheDocumentAreRead() throws IOException {
        Files.writeString(folder.resolve("set.js"), "x = 2; list.push(x);\nif (x > 1) { y.z = 'deep' }");
        Files.writeString(folder.resolve("data.json"), "{\"z\": 1, \"w\": [true]}");
        Files.writeString(folder.resolve("child.scxml"), """
                <scxml><datamodel><data id="given"/></datamodel>
                  <final id="end"><donedata><param name="twice" expr="given * 2"/></donedata></final></scxml>
                """);
        Files.writeString(folder.resolve("m.scxml"),
                """
                        <scxml name="m"><datamodel>
                            <data id="x" expr="1"/><data id="list" expr="[]"/><data id="y" src="file:data.json"/></datamodel>
                          <state id="a">
                            <onentry><script src="set.js"/></onentry>
                            <invoke src="child.scxml"><param name="given" expr="21"/></invoke>
                            <transition event="done.invoke" cond="_event.data.twice == 42" target="b"/>
                          </state>
                          <state id="b"/>
                        </scxml>
                        """);
        Reading reading = MachineReader.read(folder.resolve("m.scxml"));

        assertThat(reading.problems()).isEmpty();
        var simulation = new Simulation(CompiledMachine.of(reading.machine().orElseThrow()));
        assertThat(simulation.snapshot().context().toMap()).containsEntry("list", List.of(2L)).containsEntry(
                "y",
                Map.of("z", "deep", "w", List.of(true)));
        simulation.advance(Duration.ZERO);
        assertThat(simulation.snapshot().configuration()).containsExactly("b");
    }

    @Test
    void filesElsewhereAreNotOpened() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Files.writeString(folder.resolve("secret.js"), "x = 1");
        Files.createSymbolicLink(inside.resolve("link.js"), folder.resolve("secret.js"));
        Files.writeString(inside.resolve("m.scxml"),
                """
                        <scxml><datamodel><data id="x"/></datamodel><script src="../secret.js"/><script src="link.js"/>
                          <script src="/etc/passwd"/><state id="a"/></scxml>
                        """);
        Reading reading = MachineReader.read(inside.resolve("m.scxml"));

        assertThat(reading.problems()).extracting(problem -> problem.message()).containsExactly(
                "`../secret.js` is not read: it lies outside of the document's folder",
                "`link.js` is not read: it lies outside of the document's folder",
                "`/etc/passwd` is not read: it lies outside of the document's folder");
    }

    @Test
    void aMachineThatInvokesItselfEndsSomewhere() throws IOException {
        Path file = folder.resolve("m.scxml");
        Files.writeString(file, "<scxml><state id='a'><invoke src='m.scxml'/></state></scxml>");

        assertThat(MachineReader.read(file).problems()).extracting(problem -> problem.message())
                .containsExactly(
                        "in the invoked machine: m.scxml:1:35: machines within machines: at most 5 levels, and 200 in all");
    }

    @Test
    void anEndlessLoopHaltsTheMachineAndNamesTheCycle() {
        var simulation = simulate(
                """
                        <scxml><state id="a"><transition target="b"/></state><state id="b"><transition target="a"/></state>
                        </scxml>
                        """);

        assertThat(simulation.snapshot().status()).isEqualTo(Snapshot.Status.ERROR);
        assertThat(simulation.snapshot().failure().orElseThrow().message())
                .contains("the transitions repeat:");
    }

    @Test
    void aDelayDoesNotGoWithTheInternalQueue() {
        assertThat(problems("""
                <scxml><state id="a"><onentry><send event="e" target="#_internal" delay="1s"/>
                <send event="f" target="#_internal"/></onentry></state></scxml>"""))
                .containsExactly(
                        "m:1:31: an event that is sent to `#_internal` comes at once, without `delay`");
    }

    @Test
    void aConditionThatCombinesCallsIsAGuardThatCombinesNames() {
        Reading reading = MachineReader.read("m",
                """
                        <scxml datamodel="ecmascript"><datamodel><data id="n" expr="1"/></datamodel>
                        <state id="a"><transition event="e" cond="!isOpen() &amp;&amp; (n &lt; 3 || door.isLocked() || f())" target="b"/>
                        <transition event="e" cond="!(isOpen() || n > 2)" target="b"/></state><state id="b"/></scxml>""");

        assertThat(reading.isClean()).isTrue();
        assertThat(reading.problems()).extracting(Problem::hint).last().asString()
                .contains("bound to isOpen");
        var machine = CompiledMachine.of(reading.machine().orElseThrow());
        for (boolean open : new boolean[]{true, false}) {
            var result = Step.step(Step.initial(machine, null, Guards.NONE).snapshot(), Event.of("e"),
                    (name, _, _) -> name.equals("isOpen") ? open : name.startsWith("!"));
            assertThat(result.snapshot().configuration()).containsExactly(open ? "a" : "b");
        }
    }

    @Test
    void corpusDocumentsHaveNoErrorsButTrueOnes() throws IOException {
        try (Stream<Path> files = Files.list(Conformance.folder("corpus").resolve("scxml"))) {
            for (Path file : files.sorted().toList()) {
                Reading reading = MachineReader.read(file);
                assertThat(reading.problems().stream().filter(problem -> problem.isError())
                        .filter(problem -> !problem.message().contains("<onenter>"))).as(file.toString())
                        .isEmpty();
            }
        }
    }

    private static List<String> problems(String text) {
        return MachineReader.read("m", text).problems().stream().map(problem -> problem.toString()).toList();
    }

    private static Simulation simulate(String text) {
        Reading reading = MachineReader.read("m", text);
        assertThat(reading.problems()).isEmpty();
        return new Simulation(CompiledMachine.of(reading.machine().orElseThrow()));
    }
}
