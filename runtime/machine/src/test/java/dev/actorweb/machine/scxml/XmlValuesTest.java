package dev.actorweb.machine.scxml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.Reading;
import dev.actorweb.machine.export.Exporter;
import dev.actorweb.machine.export.Format;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Simulation;
import dev.actorweb.machine.step.SnapshotPacker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// XML as a value, and machines and documents that are known by a variable.
class XmlValuesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"v.getElementsByTagName('book')[1].getAttribute('title') == 'two'",
            "v.getElementsByTagName('book').length == 3", "v.getElementsByTagName('*').length == 5",
            "v.documentElement.tagName == 'books'", "v.documentElement.children.length == 2",
            "v.documentElement.firstElementChild.textContent == 'a &amp; b'",
            "v.documentElement.lastElementChild.childElementCount == 2", "v.getAttribute('of') == 'us'",
            "v.documentElement.hasAttribute('of') &amp;&amp; !v.documentElement.hasAttribute('title')",
            "v.getElementsByTagName('none').length == 0", "v.nodeType == 9 &amp;&amp; typeof v == 'object'",
            "v.documentElement.nodeType == 1", "v.getElementsByTagName('book')[0].getAttribute('x') == null",
            "v.documentElement.parentNode == undefined", "!v.tagName"})
    void inlineXmlIsADocument(String condition) {
        var simulation = start("""
                <datamodel><data id="v"><books of="us" xmlns="">
                  <book title="one">a &amp; b</book><shelf><book title="two"/><book title="three"/></shelf>
                </books></data></datamodel>
                <state id="s"><transition cond="%s" target="pass"/></state>""".formatted(condition));

        assertThat(simulation.snapshot().configuration()).containsExactly("pass");
        var packer = new SnapshotPacker(simulation.snapshot().machine());
        assertThat(packer.unpack(packer.pack(simulation.snapshot()))).isEqualTo(simulation.snapshot());
    }

    @Test
    void aFileOfXmlIsADocumentToo() throws IOException {
        Files.writeString(folder.resolve("b.xml"), "<?xml version='1.0'?>\n<!-- shop --><b><c t='1'/></b>");
        Files.writeString(folder.resolve("no.xml"), "<b>  <c>\n");

        assertThat(
                start("""
                        <datamodel><data id="v" src="file:b.xml"/><data id="w" src="no.xml"/></datamodel>
                        <state id="s">
                          <transition cond="v.getElementsByTagName('c')[0].getAttribute('t') == 1 &amp;&amp; w == '&lt;b> &lt;c>'"
                            target="pass"/>
                        </state>""")
                        .snapshot().configuration())
                .containsExactly("pass");
    }

    @Test
    void xmlIsSentAndAssignedAndGiven() {
        assertThat(
                start("""
                        <datamodel><data id="v"/></datamodel>
                        <state id="s" initial="t">
                          <onentry><assign location="v"><a xmlns="" n="1"/></assign></onentry>
                          <state id="t"><transition target="f"/></state>
                          <final id="f"><donedata><content><c xmlns="" n="3"/></content></donedata></final>
                          <transition event="done.state.s" cond="_event.data.getAttribute('n') == 3" target="r">
                            <send event="x"><content><b xmlns="" n="2"/></content></send>
                          </transition>
                        </state>
                        <state id="r">
                          <transition event="x" cond="_event.data.getAttribute('n') == 2 &amp;&amp; v.getAttribute('n') == 1"
                            target="pass"/>
                        </state>""")
                        .snapshot().configuration())
                .containsExactly("pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v.getAttribute('n')", "v.childNodes[0].getElementsByTagName('a')",
            "[].getAttribute('n')"})
    void whatIsNoNodeIsAskedInVain(String expression) {
        assertThat(start("""
                <datamodel><data id="v" expr="{childNodes: [4]}"/></datamodel>
                <state id="s">
                  <onentry><log expr="%s"/></onentry>
                  <transition event="error.execution" target="pass"/>
                </state>""".formatted(expression)).snapshot().configuration()).containsExactly("pass");
    }

    @Test
    void aMachineThatAVariableHoldsIsInvoked() {
        String states = """
                <datamodel><data id="m" expr="1"/></datamodel>
                <state id="s">
                  <transition event="a" target="run">
                    <assign location="m"><scxml version="1.0"><final id="fa"><donedata><content expr="'a'"/></donedata></final></scxml></assign>
                  </transition>
                  <transition event="b" target="run">
                    <assign location="m"><scxml version="1.0"><final id="fb"><donedata><content expr="'b'"/></donedata></final></scxml></assign>
                  </transition>
                  <transition event="none" target="run"/>
                </state>
                <state id="run">
                  <invoke id="i"><content expr="m"/></invoke>
                  <transition event="done.invoke" cond="_event.data == 'a'" target="ofA"/>
                  <transition event="done.invoke" cond="_event.data == 'b'" target="ofB"/>
                  <transition event="error.execution" target="failed"/>
                </state>
                <state id="ofA"/><state id="ofB"/><state id="failed"/>""";

        assertThat(after(states, "a")).isEqualTo("ofA");
        assertThat(after(states, "b")).isEqualTo("ofB");
        assertThat(after(states, "none")).isEqualTo("failed");
        assertThat(Exporter.export(read(states).machine().orElseThrow(), Format.SCXML).text()).isEmpty();
    }

    @Test
    void aDocumentWhoseNameAVariableHoldsIsInvoked() throws IOException {
        Files.writeString(folder.resolve("sub.scxml"),
                "<scxml xmlns='http://www.w3.org/2005/07/scxml' version='1.0'><final id='f'/></scxml>");
        String states = """
                <datamodel><data id="v" expr="'none'"/></datamodel>
                <state id="s">
                  <transition event="a" target="run"><assign location="v" expr="'file:sub.scxml'"/></transition>
                  <transition event="none" target="run"/>
                </state>
                <state id="run">
                  <invoke srcexpr="v" type="http://www.w3.org/TR/scxml"/>
                  <transition event="done.invoke" target="done"/>
                  <transition event="error.execution" target="failed"/>
                </state>
                <state id="done"/><state id="failed"/>""";

        assertThat(after(states, "a")).isEqualTo("done");
        assertThat(after(states, "none")).isEqualTo("failed");
    }

    private String after(String states, String event) {
        var simulation = start(states);
        simulation.send(Event.of(event));
        simulation.advance(Duration.ZERO);
        return simulation.snapshot().configuration().getFirst();
    }

    private Simulation start(String states) {
        var simulation = new Simulation(CompiledMachine.of(read(states).machine().orElseThrow()));
        simulation.advance(Duration.ZERO);
        return simulation;
    }

    private Reading read(String states) {
        Reading reading = ScxmlReader.read("m.scxml",
                """
                        <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript" initial="s">
                        %s<final id="pass"/></scxml>"""
                        .formatted(states),
                java.util.Optional.of(folder));
        assertThat(reading.problems()).as("%s", reading.problems()).noneMatch(problem -> problem.isError());
        return reading;
    }
}
