package dev.actorweb.machine.scxml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.Reading;
import dev.actorweb.machine.export.Exported;
import dev.actorweb.machine.export.Exporter;
import dev.actorweb.machine.export.Format;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Guards;
import dev.actorweb.machine.step.SavedJson;
import dev.actorweb.machine.step.Simulation;
import dev.actorweb.machine.yaml.Problem;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Documents that write functions and whole scripts: each ends in `pass`, and so does what an
/// export makes of it.
class ScxmlFunctionsTest {
    static Arguments[] documents() {
        return new Arguments[]{
                of("a condition sees its own increment", "<data id='v' expr='1'/>", "", "++v == 2"),
                of("a function is a value", "<data id='f' expr='function(n) { return n + 1 }'/>", "",
                        "f(2) == 3"),
                of("a function is assigned", "<data id='f'/>",
                        "<assign location='f' expr='(a, b) =&gt; a * b'/>",
                        "f(2, 4) === 8"),
                of("a constructor makes an object",
                        "<data id='o'/></datamodel><script>function Thing() { this.bar = 0; }</script><datamodel>",
                        "<assign location='o' expr='new Thing()'/><assign location='o.bar' expr='o.bar + 1'/>",
                        "o.bar == 1 &amp;&amp; typeof Thing === 'function'"),
                of("a function of the document's script changes a variable",
                        "<data id='n' expr='0'/></datamodel><script>function next() { return ++n; }</script><datamodel>",
                        "<assign location='m' expr='next() + next()'/><script>next();</script>",
                        "n == 3 &amp;&amp; m == 3",
                        "m"),
                of("data is a list", "<data id='l'>[1, 2, 3]</data>", "",
                        "l instanceof Array &amp;&amp; l.map(n =&gt; 2 * n).join() == '2,4,6'"),
                of("a loop in a script", "<data id='l' expr='[]'/>",
                        "<script>for (var i = 0; i &lt; 4; ++i) { if (i % 2) { l.push(i); } }</script>",
                        "l.length == 2 &amp;&amp; l[1] == 3 &amp;&amp; i == 4"),
                of("a function is called by a foreach", "<data id='l' expr='[1, 2]'/><data id='s' expr='0'/>",
                        "<script>function add(n) { s += n; }</script>"
                                + "<foreach array='l' item='x'><script>add(x)</script></foreach>",
                        "s == 3"),
                of("a function looks at the event and the states",
                        "</datamodel><script>var here = function(id) { return In(id) &amp;&amp; _event.name === 'e' }</script>"
                                + "<datamodel>",
                        "", "here('s') &amp;&amp; !here('fail')"),
                of("a method of an object",
                        "<data id='o' expr='{n: 1, add(m) { this.n += m; return this }}'/>",
                        "<script>o.add(2).add(3)</script>", "o.n == 6"),
                of("a script that throws goes as far as it gets",
                        "<data id='n' expr='1'/><data id='o' expr='1'/>",
                        "<script>for (;;) { n = 2; throw 'out'; o = 2 }</script><assign location='n' expr='3'/>",
                        "n == 2 &amp;&amp; o == 1 &amp;&amp; _event.data.reason == 'out'", "",
                        "error.execution"),
                of("an endless script is an error", "<data id='n' expr='1'/>",
                        "<script>while (true) { n++ }</script>",
                        "_event.data.reason.indexOf('does not end') &gt; 0 &amp;&amp; n == 1", "",
                        "error.execution"),
                of("a call of what nobody declares ends the script there", "<data id='n' expr='1'/>",
                        "<script>n = 2; foo(n); n = 3</script><assign location='n' expr='4'/>",
                        "n == 2 &amp;&amp; _event.data.reason == '`foo` is not declared'", "",
                        "error.execution"),
                of("so it does within a loop", "<data id='n' expr='1'/>",
                        "<script>for (;;) { n++; if (n == 4) { Timer.start() } }</script>",
                        "n == 4 &amp;&amp; _event.data.reason == '`Timer` is not declared'", "",
                        "error.execution"),
                of("so it does in the condition of an if", "<data id='n' expr='1'/>",
                        "<script>n = 2; if (n.a.b) { n = 3 } else { n = 4 } n = 5</script>", "n == 2", "",
                        "error.execution"),
                of("so does an expression without a value", "<data id='n' expr='1'/>",
                        "<script>n = 2; n.a.b; n = 3</script><assign location='n' expr='4'/>", "n == 2", "",
                        "error.execution"),
                of("what cannot be kept is an error, and leaves the rest alone",
                        "<data id='n' expr='1'/><data id='f'/>",
                        "<script>n = 2; f = (x =&gt; () =&gt; x)(1); n = 3</script>",
                        "n == 3 &amp;&amp; f === undefined", "", "error.execution"),
                of("a function in a list", "<data id='l' expr='[n =&gt; n + 1]'/>", "", "l[0](2) == 3"),
                of("an if element goes on", "<data id='n' expr='1'/>",
                        "<if cond='n.a.b'><assign location='n' expr='2'/></if><assign location='n' expr='n + 4'/>",
                        "n == 5", "", "error.execution"),
                of("a script that asks first", "<data id='n' expr='1'/>",
                        "<script>n = 2; if (typeof foo === 'function') { foo(n) } n = 3</script>", "n == 3"),
                of("there is no clock", "<data id='n' expr='1'/>",
                        "<script>n = 2; n = new Date().getTime()</script>",
                        "n == 2 &amp;&amp; _event.data.reason.indexOf('no clock') &gt; 0", "",
                        "error.execution"),
                of("what a function changes remains when it throws",
                        "<data id='n' expr='1'/><data id='o' expr='7'/>"
                                + "</datamodel><script>function f() { n = 2; foo(); n = 3 }</script><datamodel>",
                        "<assign location='o' expr='f()'/>", "n == 2 &amp;&amp; o == 7", "",
                        "error.execution"),
                of("an undeclared name within a function",
                        "</datamodel><script>function f() { return y }</script><datamodel>",
                        "<log expr='f()'/>", "_event.data.reason.indexOf('y') &gt;= 0", "",
                        "error.execution"),
                of("an exception is caught", "<data id='n' expr='1'/>",
                        "<script>try { n.a.b = 1 } catch (e) { n = e.name }</script>", "n == 'TypeError'"),
                of("a regular expression is a value",
                        "<data id='r' expr='/^(\\w+)@/i'/><data id='n' expr='0'/>",
                        "<assign location='n' expr=\"'me@home'.replace(r, '$1 of ')\"/>",
                        "n == 'me of home' &amp;&amp; r.test('ME@') &amp;&amp; !r.test('@')"),
                of("a function of a script searches", "</datamodel><script>var mp3 = /^[a-z]+\\.mp3$/;"
                        + " function isSong(name) { return mp3.test(name) }</script><datamodel>", "",
                        "isSong('song.mp3') &amp;&amp; !isSong('song.ogg')"),
                of("the console takes what it is told", "<data id='n' expr='1'/>",
                        "<script>console.log('n is', n); n = 2; console.error(n)</script>", "n == 2"),
                of("a template", "<data id='n' expr='7'/>", "", "`n is ${n}` == 'n is 7'"),
        };
    }

    private static Arguments of(String name, String data, String entry, String condition) {
        return of(name, data, entry, condition, "");
    }

    private static Arguments of(String name, String data, String entry, String condition, String more) {
        return of(name, data, entry, condition, more, "e");
    }

    private static Arguments of(String name, String data, String entry, String condition, String more,
            String event) {
        return Arguments.of(name,
                """
                        <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript" initial="s" name="m">
                        <datamodel>%s%s</datamodel>
                        <state id="s"><onentry>%s</onentry><onentry><raise event="e"/></onentry>
                        <transition event="%s" cond="%s" target="pass"/><transition event="*" target="fail"/></state>
                        <final id="pass"/><final id="fail"/></scxml>"""
                        .formatted(data,
                                more.isEmpty() ? "" : "<data id='" + more + "'/>", entry, event, condition));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void holds(String name, String document) {
        assertPasses(name, document);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void holdsAfterAnExport(String name, String document) {
        Reading reading = ScxmlReader.read("m.scxml", document, Optional.empty());
        Exported exported = Exporter.export(reading.machine().orElseThrow(), Format.SCXML);

        assertThat(exported.problems()).as(name).isEmpty();
        assertPasses(name, exported.text().orElseThrow());
    }

    private static void assertPasses(String name, String document) {
        Reading reading = ScxmlReader.read("m.scxml", document, Optional.empty());
        assertThat(reading.isClean()).as("%s %s", document, reading.problems()).isTrue();
        var simulation = new Simulation(CompiledMachine.of(reading.machine().orElseThrow()));

        assertThat(simulation.snapshot().configuration()).as(name + ": " + simulation.snapshot() + document)
                .containsExactly("pass");
    }

    @Test
    void aSnapshotWithFunctionsIsSavedAndGoesOn() {
        Reading reading = ScxmlReader.read("m.scxml",
                """
                        <scxml initial="a" datamodel="ecmascript" name="m"><script>var f = n => n + 1;</script>
                          <state id="a"><transition event="e" cond="f(1) == 2" target="b"/></state><state id="b"/></scxml>""",
                Optional.empty());
        CompiledMachine machine = CompiledMachine.of(reading.machine().orElseThrow());
        String json = SavedJson.write(new Simulation(machine).save());
        Simulation simulation = Simulation.resume(
                SavedJson.read(machine, "saved.json", json, _ -> Optional.empty()).saved().orElseThrow(),
                Guards.NONE,
                _ -> Duration.ZERO);

        simulation.send(Event.of("e"));

        assertThat(simulation.snapshot().configuration()).containsExactly("b");
    }

    @Test
    void whatAConditionChangesIsAWarning() {
        Reading reading = ScxmlReader.read("m.scxml", """
                <scxml><datamodel><data id="n" expr="0"/></datamodel>
                  <state id="a"><transition cond="n++ > 2" target="a"/></state></scxml>""", Optional.empty());

        assertThat(reading.problems()).extracting(Problem::toString)
                .containsExactly("m.scxml:2:35: what this does to `n` is forgotten");
    }
}
