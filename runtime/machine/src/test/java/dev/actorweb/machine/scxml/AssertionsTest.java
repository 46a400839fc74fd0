package dev.actorweb.machine.scxml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.Reading;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.step.Simulation;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What the Recommendation demands, one sentence at a time: each document ends in `pass`.
class AssertionsTest {
    private static final String FAIL = "<transition event='*' target='fail'/>";
    private static final String NEXT = "<onentry><raise event='e'/></onentry>";

    static Arguments[] documents() {
        return new Arguments[]{
                of("foreach declares item and index", "",
                        "<state id='s'><onentry><foreach array='[7,8]' item='i'"
                                + " index='k'/><raise event='e'/></onentry><transition event='e' cond=\"i == 8 &amp;&amp; k == 1\""
                                + " target='pass'/>" + FAIL + "</state>"),
                of("foreach over what is no list is an error", "",
                        "<state id='s'><onentry><foreach array='7' item='i'>"
                                + "<raise event='bad'/></foreach></onentry><transition event='error.execution' target='pass'/>"
                                + FAIL + "</state>"),
                of("foreach with an item that is no name is an error", "", "<state id='s'><onentry><foreach"
                        + " array='[1]' item=\"'continue'\"><raise event='bad'/></foreach></onentry>"
                        + "<transition event='error.execution' target='pass'/>" + FAIL + "</state>"),
                of("an invoke's id begins with its state's", "<data id='v'/>",
                        "<state id='s'><invoke idlocation='v'>"
                                + "<content><scxml><final id='f'/></scxml></content></invoke><transition event='done.invoke'"
                                + " cond=\"v.indexOf('s.') == 0 &amp;&amp; _event.invokeid == v\" target='pass'/>"
                                + FAIL
                                + "</state>"),
                of("two invokes have two ids", "<data id='v'/><data id='w'/>", "<state id='s'>"
                        + "<invoke idlocation='v'><content><scxml><state id='a'/></scxml></content></invoke>"
                        + "<invoke idlocation='w'><content><scxml><state id='a'/></scxml></content></invoke>"
                        + "<onentry><send event='e'/></onentry><transition event='e' cond='v &amp;&amp; w &amp;&amp; v != w'"
                        + " target='pass'/>" + FAIL + "</state>"),
                of("data with a wrong value is there without one", "<data id='v' expr='return'/>",
                        "<state id='s'><transition event='error.execution' target='t'/></state><state id='t'>"
                                + "<onentry><assign location='v' expr='1'/><raise event='e'/></onentry>"
                                + "<transition event='e' cond='v == 1' target='pass'/>" + FAIL + "</state>"),
                error("_sessionid cannot be set", "<assign location='_sessionid' expr='1'/>"),
                error("_name cannot be set", "<assign location='_name' expr='1'/>"),
                error("_event cannot be set", "<assign location='_event' expr='1'/>"),
                error("_event's fields cannot be set", "<assign location='_event.name' expr='1'/>"),
                error("_ioprocessors cannot be set", "<assign location='_ioprocessors' expr='1'/>"),
                error("_x cannot be set", "<assign location='_x' expr='1'/>"),
                error("a place in what is no object cannot be set", "<assign location='v.a.b' expr='1'/>"),
                error("a name in namelist that is not declared stops the send",
                        "<send event='bad' namelist='nobody'/>"),
                error("another type of event processor", "<send event='bad' type='27'/>"),
                of("an event by HTTP needs a target", "", "<state id='s'><onentry><send event='bad'"
                        + " type='http://www.w3.org/TR/scxml/#BasicHTTPEventProcessor'/></onentry>"
                        + "<transition event='error.communication' target='pass'/>" + FAIL + "</state>"),
                error("an event processor that is not there", "<send event='bad'"
                        + " type='http://www.w3.org/TR/scxml/#BasicHTTPEventProcessor' target='http://localhost/'/>"),
                of("a semicolon after a value means nothing", "<data id='v' expr='[1, 2];'/>",
                        "<state id='s'><onentry><assign location='v[1]' expr='v[1] + 1 ;; '/></onentry>"
                                + "<transition cond='v[1] == 3;' target='pass'/><transition target='fail'/></state>"),
                error("nothing but a semicolon is no value", "<assign location='v' expr=';'/>"),
                error("a second value is no value", "<assign location='v' expr='1; 2'/>"),
                error("a target that is none", "<send event='bad' target='baz'/>"),
                error("a cond that fails", "<if cond='nobody.x'><raise event='bad'/></if>"),
                of("_event is not bound before the first event", "", "<state id='s'><onentry>"
                        + "<if cond=\"typeof _event === 'undefined'\"><raise event='e'/><else/><raise event='bad'/></if>"
                        + "</onentry><transition event='e' target='pass'/>" + FAIL + "</state>"),
                of("a session is sent to by its id", "", "<state id='s'><onentry><send event='e'"
                        + " targetexpr=\"'#_scxml_' + _sessionid\"/></onentry><transition event='e' target='pass'/>"
                        + FAIL + "</state>"),
                of("an event is answered by its origin", "",
                        "<state id='s'><onentry><send event='e'/></onentry>"
                                + "<transition event='e' target='t'><send event='f' targetexpr='_event.origin'"
                                + " typeexpr='_event.origintype'/></transition></state><state id='t'>"
                                + "<transition event='f' target='pass'/>" + FAIL + "</state>"),
                of("a session that is not there", "", "<state id='s'><onentry><send event='e' id='i'"
                        + " target='#_scxml_nobody'/></onentry><transition event='error.communication'"
                        + " cond=\"_event.sendid == 'i'\" target='pass'/>" + FAIL + "</state>"),
                of("an error of a send without id has no sendid", "", "<state id='s'><onentry><send event='e'"
                        + " target='baz'/></onentry><transition event='error' cond='!_event.sendid' target='pass'/>"
                        + FAIL
                        + "</state>"),
                of("_event has all fields", "", "<state id='s'>" + NEXT
                        + "<transition event='e' cond=\"'name' in _event"
                        + " &amp;&amp; 'type' in _event &amp;&amp; 'sendid' in _event &amp;&amp; 'origin' in _event &amp;&amp;"
                        + " 'origintype' in _event &amp;&amp; 'invokeid' in _event &amp;&amp; 'data' in _event\""
                        + " target='pass'/>" + FAIL + "</state>"),
                of("a list written inside data", "<data id='v'>[1, 'b', {\"c\": 2}]</data>", when(
                        "v.length == 3 &amp;&amp; v[1] == 'b' &amp;&amp; v[2].c == 2")),
                of("text inside data is condensed", "<data id='v'>\n this  is\n text </data>",
                        when("v == 'this is text'")),
                of("an object inside content", "",
                        "<state id='s'><onentry><send event='e'><content>{\"size\": 27,"
                                + " \"of\": [1]}</content></send></onentry><transition event='e' cond='_event.data.size == 27"
                                + " &amp;&amp; _event.data.of.length == 1' target='pass'/>" + FAIL
                                + "</state>"),
                of("text inside content is condensed", "",
                        "<state id='s'><onentry><send event='e'><content>\n  a  b\n"
                                + "</content></send></onentry><transition event='e' cond=\"_event.data == 'a b'\""
                                + " target='pass'/>" + FAIL + "</state>"),
                of("names and values are an object's members", "<data id='w' expr='2'/>",
                        "<state id='s'><onentry>"
                                + "<send event='e' namelist='w'><param name='p' expr=\"'x'\"/></send></onentry><transition event='e'"
                                + " cond=\"_event.data.p == 'x' &amp;&amp; _event.data.w == 2\" target='pass'/>"
                                + FAIL + "</state>"),
                of("donedata with a number as content", "",
                        "<state id='s' initial='f'><final id='f'><donedata>"
                                + "<content expr='21'/></donedata></final><transition event='done.state.s' cond='_event.data == 21'"
                                + " target='pass'/>" + FAIL + "</state>"),
                of("donedata with a wrong param still is done", "",
                        "<state id='s' initial='f'><final id='f'><donedata>"
                                + "<param name='a' location='no.b'/></donedata></final><transition event='error.execution'"
                                + " target='t'/>" + FAIL
                                + "</state><state id='t'><transition event='done.state.s'"
                                + " cond='!_event.data' target='pass'/>" + FAIL + "</state>"),
                of("an invoke with a wrong argument does not start", "",
                        "<state id='s'><onentry><send event='timeout'"
                                + " delay='1s'/></onentry><invoke namelist='nobody'><content><scxml><final id='f'/></scxml></content>"
                                + "</invoke><transition event='done.invoke' target='fail'/><transition event='timeout'"
                                + " target='pass'/></state>"),
                of("an invoke of what cannot be evaluated does not start", "",
                        "<state id='s'><invoke srcexpr='nobody.x'/><transition event='error.execution' target='pass'/>"
                                + FAIL + "</state>"),
                of("an unknown namelist name of the child is ignored", "<data id='v' expr='1'/>",
                        "<state id='s'>"
                                + "<invoke namelist='v'><content><scxml datamodel='ecmascript'><state id='a'><transition"
                                + " cond=\"typeof v === 'undefined'\" target='f'/></state><final id='f'/></scxml></content></invoke>"
                                + "<onentry><send event='timeout' delay='1s'/></onentry><transition event='done.invoke'"
                                + " target='pass'/>" + FAIL + "</state>"),
                of("no event of a child follows its done.invoke", "", "<state id='s'><invoke><content><scxml>"
                        + "<final id='f'><onexit><send target='#_parent' event='child'/></onexit></final></scxml></content>"
                        + "</invoke><transition event='child' target='t'/>" + FAIL
                        + "</state><state id='t'><transition"
                        + " event='done.invoke' target='u'/></state><state id='u'><onentry><send event='timeout'"
                        + " delay='1s'/></onentry><transition event='timeout' target='pass'/>" + FAIL
                        + "</state>"),
                of("another session cannot cancel", "",
                        "<state id='s'><onentry><send event='e' id='x' delay='1s'/></onentry>"
                                + "<invoke><content><scxml><state id='a'><onentry><cancel sendid='x'/></onentry></state></scxml>"
                                + "</content></invoke><transition event='e' target='pass'/>" + FAIL
                                + "</state>"),
                of("data is taken when it is sent", "<data id='v' expr='1'/>",
                        "<state id='s'><onentry><send event='e'"
                                + " delay='1s'><param name='p' expr='v'/></send><assign location='v' expr='2'/></onentry>"
                                + "<transition event='e' cond='_event.data.p == 1' target='pass'/>" + FAIL
                                + "</state>"),
                of("foreach goes over a copy", "<data id='v' expr='[1, 2, 3]'/><data id='n' expr='0'/>",
                        "<state id='s'><onentry><foreach array='v' item='i'><assign location='v'"
                                + " expr='[].concat(v, [4])'/><assign location='n' expr='n + 1'/></foreach>"
                                + "<raise event='e'/></onentry><transition event='e' cond='n == 3 &amp;&amp; v.length == 6'"
                                + " target='pass'/>" + FAIL + "</state>"),
                of("what is no boolean is converted", "", when("'a' &amp;&amp; 1 &amp;&amp; {}")),
                of("a place in a variable is assigned", "<data id='v' expr='{a: {b: 0}}'/>",
                        "<state id='s'><onentry>"
                                + "<assign location='v.a.b' expr='5'/><assign location=\"v['c']\" expr='6'/><raise event='e'/></onentry>"
                                + "<transition event='e' cond='v.a.b == 5 &amp;&amp; v.c == 6' target='pass'/>"
                                + FAIL + "</state>"),
                of("In() of a parallel state", "",
                        "<parallel id='s'><state id='a'><transition cond=\"In('b') &amp;&amp;"
                                + " In('s') &amp;&amp; !In('pass')\" target='pass'/></state><state id='b'/></parallel>"),
                of("scripts of the document run before the first state", "<data id='v' expr='1'/>",
                        "<script>v += 1; var w = v * 10;</script>" + when("v == 2 &amp;&amp; w == 20")),
        };
    }

    private static Arguments of(String name, String data, String states) {
        return Arguments.of(name, "<datamodel>" + data + "</datamodel>" + states);
    }

    private static Arguments error(String name, String content) {
        return of(name, "<data id='v'/>",
                "<state id='s'><onentry>" + content + "<raise event='bad'/></onentry>"
                        + "<transition event='error.execution' target='pass'/>" + FAIL + "</state>");
    }

    private static String when(String condition) {
        return "<state id='s'><transition cond=\"" + condition
                + "\" target='pass'/><transition target='fail'/></state>";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void holds(String name, String content) {
        Reading reading = ScxmlReader.read("m.scxml",
                """
                        <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript" initial="s" name="m">
                        %s<final id="pass"/><final id="fail"/></scxml>"""
                        .formatted(content),
                Optional.empty());
        assertThat(reading.isClean()).as("%s", reading.problems()).isTrue();
        var simulation = new Simulation(CompiledMachine.of(reading.machine().orElseThrow()));
        simulation.advance(Duration.ofSeconds(3));

        assertThat(simulation.snapshot().configuration()).as(name + ": " + simulation.snapshot())
                .containsExactly("pass");
    }
}
