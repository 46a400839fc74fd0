package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.Analysis;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is wrong with the form of a machine is told with its place and with what to do, in every
/// format in which it can be wrong: SC001 to SC017 and SC118.
class WellFormedTest {
    /// @param place
    ///            of the first finding of the rule
    /// @param hint
    ///            of that finding
    private record Case(String rule, String file, String place, String hint, String spec) {}

    @Test
    void everyRuleNamesThePlaceAndARemedyInEveryFormat() {
        List<String> wrong = new ArrayList<>();
        for (Case one : CASES) {
            String found = "nothing";
            for (Finding finding : Analysis.of(one.file, one.spec).run().findings()) {
                if (finding.rule().equals(one.rule) && found.equals("nothing")) {
                    found = finding.position() + " " + finding.hint().orElse("no hint");
                }
            }
            if (!found.equals(one.place + " " + one.hint)) {
                wrong.add(one.rule + " " + one.file + ": " + found + " instead of " + one.place + " "
                        + one.hint);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noRuleAndNoFormatIsForgotten() {
        for (int rule = 1; rule <= 17; rule++) {
            String id = "SC%03d".formatted(rule);
            assertThat(CASES.stream().filter(one -> one.rule.equals(id))
                    .map(one -> one.file.replaceAll(".*\\.", "")))
                    .as(id).contains("yaml", "json");
        }
        assertThat(CASES.stream().filter(one -> one.file.endsWith(".scxml")).map(Case::rule).distinct())
                .hasSize(15);
    }

    private static final List<Case> CASES = List.of(
            new Case("SC001", "far.yaml", "3:18", "there are a, idle", """
                    initial: a
                    states:
                      a: { on: { GO: somewhere } }
                      idle: { on: { GO: a } }
                    """),
            new Case("SC001", "m.yaml", "3:18", "did you mean `idle`?", """
                    initial: a
                    states:
                      a: { on: { GO: idel } }
                      idle: { on: { GO: a } }
                    """),
            new Case("SC001", "m.json", "2:36", "did you mean `idle`?", """
                    { "id": "m", "initial": "a", "states": {
                      "a": { "on": { "GO": { "target": "idel" } } },
                      "idle": { "on": { "GO": "a" } } } }
                    """),
            new Case("SC001", "m.scxml", "2:46", "did you mean `idle`?", """
                    <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript">
                    <state id="a"><transition event="go" target="idel"/></state>
                    <state id="idle"/>
                    </scxml>
                    """),
            new Case("SC002", "m.yaml", "5:3", "leave one of the two out, or merge what they hold", """
                    initial: a
                    states:
                      a: { on: { GO: b } }
                      b: { id: x, on: { GO: a } }
                      a: { id: x }
                    """),
            new Case("SC002", "m.json", "3:3", "leave one of the two out, or merge what they hold", """
                    { "initial": "a", "states": {
                      "a": {},
                      "a": {} } }
                    """),
            new Case("SC002", "m.scxml", "4:12", "give `a` an id of its own", """
                    <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript">
                    <state id="a"><transition event="go" target="b"/></state>
                    <state id="b"/>
                    <state id="a"/>
                    </scxml>
                    """),
            new Case("SC003", "m.yaml", "3:3", "add `initial: x`, or the state it is to begin in", """
                    initial: a
                    states:
                      a:
                        on: { GO: b }
                        states: { x: {} }
                      b: { initial: nowhere, states: { y: {} }, on: { GO: a } }
                    """),
            new Case("SC003", "m.json", "1:1", "add `initial: a`, or the state it is to begin in", """
                    { "states": {
                      "a": { "initial": "zz", "states": { "y": {} } } } }
                    """),
            new Case("SC003", "m.scxml", "2:24", "there is only y", """
                    <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript">
                    <state id="a" initial="zz"><state id="y"/></state>
                    </scxml>
                    """),
            new Case("SC004", "m.yaml", "1:14",
                    "keep one; several are possible only in different regions of a parallel state", """
                            initial: [a, b]
                            states: { a: { on: { X: b } }, b: { on: { X: a } } }
                            """),
            new Case("SC004", "m.json", "1:20",
                    "keep one; several are possible only in different regions of a parallel state", """
                            { "initial": ["a", "b"],
                             "states": { "a": { "on": { "X": "b" } }, "b": { "on": { "X": "a" } } } }
                            """),
            new Case("SC011", "initial.scxml", "2:27", "keep one of the two",
                    """
                            <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript">
                            <state id="a" initial="y"><initial><transition target="y"/></initial><state id="y"/></state>
                            </scxml>
                            """),
            new Case("SC004", "two.scxml", "2:26",
                    "keep one; several are possible only in different regions of a parallel state",
                    """
                            <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript">
                            <state id="a" initial="y z"><state id="y"/><state id="z"/></state>
                            </scxml>
                            """),
            new Case("SC005", "m.yaml", "4:27",
                    "a final state ends its parent: only `entry` and `output` make sense; move the rest, or "
                            + "leave `type: final` out",
                    """
                            initial: a
                            states:
                              a: { on: { GO: b } }
                              b: { type: final, on: { GO: a } }
                            """),
            new Case("SC005", "m.json", "3:38",
                    "a final state ends its parent: only `entry` and `output` make sense; move the rest, or "
                            + "leave `type: final` out",
                    """
                            { "initial": "a", "states": {
                             "a": { "on": { "GO": "b" } },
                             "b": { "type": "final", "states": { "c": {} } } } }
                            """),
            new Case("SC011", "final.scxml", "3:15", "it may have onentry, onexit, donedata, datamodel", """
                    <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript">
                    <state id="a"><transition event="go" target="b"/></state>
                    <final id="b"><transition event="go" target="a"/></final>
                    </scxml>
                    """),
            new Case("SC006", "m.yaml", "2:10",
                    "all its regions begin at once: leave `initial` out, or `type: parallel`", """
                            type: parallel
                            initial: a
                            states:
                              a: {}
                              b: {}
                            """),
            new Case("SC006", "m.json", "3:2",
                    "put it inside a region: a parallel state is done when all its regions are", """
                            { "type": "parallel", "states": {
                             "a": {}, "b": {},
                             "c": { "type": "final" } } }
                            """),
            new Case("SC011", "parallel.scxml", "2:18", "it may have id", """
                    <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript">
                    <parallel id="p" initial="a"><state id="a"/><state id="b"/></parallel>
                    </scxml>
                    """),
            new Case("SC011", "region.scxml", "2:48",
                    "it may have onentry, onexit, transition, state, parallel, history, datamodel, invoke",
                    """
                            <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript">
                            <parallel id="p"><state id="a"/><state id="b"/><final id="f"/></parallel>
                            </scxml>
                            """),
            new Case("SC007", "m.yaml", "3:3", "add the missing regions, or leave `type: parallel` out", """
                    initial: p
                    states:
                      p: { type: parallel, states: { a: {} } }
                    """),
            new Case("SC007", "m.json", "2:2", "add the missing regions, or leave `type: parallel` out", """
                    { "initial": "p", "states": {
                     "p": { "type": "parallel", "states": { "a": {} } } } }
                    """),
            new Case("SC007", "m.scxml", "2:1", "add the missing regions, or leave `type: parallel` out", """
                    <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript">
                    <parallel id="p"><state id="a"/></parallel>
                    </scxml>
                    """),
            new Case("SC008", "m.yaml", "4:65", "there are c, h", """
                    initial: a
                    states:
                      a: { on: { GO: b.h } }
                      b: { initial: c, states: { c: {}, h: { type: history, target: "#a" } } }
                    """),
            new Case("SC008", "m.json", "3:93", "name one of the states that the history can remember",
                    """
                            { "initial": "a", "states": {
                             "a": { "on": { "GO": "#h" }, "id": "a" },
                             "b": { "initial": "c", "states": { "c": {}, "h": { "id": "h", "type": "history", "target": "#a" } } } } }
                            """),
            new Case("SC008", "m.scxml", "3:66", "name one of the states that the history can remember", """
                    <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript">
                    <state id="a"><transition event="go" target="h"/></state>
                    <state id="b"><state id="c"/><history id="h"><transition target="a"/></history></state>
                    </scxml>
                    """),
            new Case("SC009", "cmp.yaml", "4:25",
                    "say with `target` which state to enter when nothing is remembered", """
                            initial: a
                            states:
                              a: { on: { GO: b.h } }
                              b: { states: { c: {}, h: { type: history } } }
                            """),
            new Case("SC009", "m.json", "3:30",
                    "say with `target` which state to enter when nothing is remembered", """
                            { "initial": "a", "states": {
                             "a": { "on": { "GO": "b.h" } },
                             "b": { "states": { "c": {}, "h": { "type": "history" } } } } }
                            """),
            new Case("SC009", "m.scxml", "3:30",
                    "SCXML wants it inside, as in `<transition target=\"…\"/>`: the state to enter when "
                            + "nothing is remembered",
                    """
                            <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript">
                            <state id="a"><transition event="go" target="h"/></state>
                            <state id="b"><state id="c"/><history id="h"/></state>
                            </scxml>
                            """),
            new Case("SC010", "m.yaml", "3:32",
                    "several targets must lie in different regions of a parallel state", """
                            initial: a
                            states:
                              a: { on: { GO: { target: [b, c] } } }
                              b: { on: { GO: a } }
                              c: { on: { GO: a } }
                            """),
            new Case("SC010", "m.json", "2:41",
                    "several targets must lie in different regions of a parallel state", """
                            { "initial": "a", "states": {
                             "a": { "on": { "GO": { "target": ["b", "c"] } } },
                             "b": {}, "c": {} } }
                            """),
            new Case("SC010", "m.scxml", "2:48",
                    "several targets must lie in different regions of a parallel state",
                    """
                            <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript">
                            <state id="a"><transition event="go" target="b c"/></state>
                            <state id="b"/><state id="c"/>
                            </scxml>
                            """),
            new Case("SC011", "m.yaml", "3:8", "did you mean `on`?", """
                    initial: a
                    states:
                      a: { onn: { GO: a } }
                    """),
            new Case("SC011", "m.json", "2:23", "did you mean `exit`?", """
                    { "initial": "a", "states": {
                     "a": { "entry": "x", "exits": "y" } } }
                    """),
            new Case("SC011", "m.scxml", "2:38", "did you mean `target`?", """
                    <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript">
                    <state id="a"><transition event="go" traget="a"/><onentri/></state>
                    </scxml>
                    """),
            new Case("SC012", "m.yaml", "4:38", "did you mean `isOpen`?", """
                    guards: [isOpen]
                    initial: a
                    states:
                      a: { on: { GO: { target: a, guard: isOpn } } }
                    """),
            new Case("SC012", "m.json", "2:49", "did you mean `isOpen`?", """
                    { "guards": ["isOpen"], "initial": "a", "states": {
                     "a": { "on": { "GO": { "target": "a", "guard": "isOpn" } } } } }
                    """),
            new Case("SC012", "m.scxml", "2:63", "did you mean `later`?",
                    """
                            <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript">
                            <state id="a"><onentry><send event="e" delay="1s" id="later"/><cancel sendid="latr"/></onentry><transition event="e" target="a"/></state>
                            </scxml>
                            """),
            new Case("SC013", "m.yaml", "1:10", "use it, or leave it out", """
                    guards: [isOpen]
                    context: { n: 0 }
                    initial: a
                    states:
                      a: { on: { GO: a } }
                    """),
            new Case("SC013", "m.json", "1:16", "use it, or leave it out", """
                    { "context": { "n": 0 }, "initial": "a", "states": {
                     "a": { "on": { "GO": "a" } } } }
                    """),
            new Case("SC013", "m.scxml", "2:12", "use it, or leave it out", """
                    <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript">
                    <datamodel><data id="n" expr="0"/></datamodel>
                    <state id="a"><transition event="go" target="a"/></state>
                    </scxml>
                    """),
            new Case("SC014", "m.yaml", "3:47", "add a final state and a way to it, or leave `onDone` out",
                    """
                            initial: a
                            states:
                              a: { initial: b, states: { b: {} }, onDone: c }
                              c: { on: { GO: a } }
                            """),
            new Case("SC014", "m.json", "2:58", "add a final state and a way to it, or leave `onDone` out",
                    """
                            { "initial": "a", "states": {
                             "a": { "initial": "b", "states": { "b": {} }, "onDone": "c" },
                             "c": { "on": { "GO": "a" } } } }
                            """),
            new Case("SC014", "m.scxml", "2:34", "add a final state and a way to it, or leave `onDone` out",
                    """
                            <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript">
                            <state id="a"><transition event="done.state.a" target="c"/><state id="b"/></state>
                            <state id="c"/>
                            </scxml>
                            """),
            new Case("SC015", "m.yaml", "3:24",
                    "names that begin with `done.`, `error.` or `xstate.` are the runtime's: choose another",
                    """
                            initial: a
                            states:
                              a: { entry: { raise: xstate.mine }, on: { GO: a } }
                            """),
            new Case("SC015", "m.json", "2:29",
                    "names that begin with `done.`, `error.` or `xstate.` are the runtime's: choose another",
                    """
                            { "initial": "a", "states": {
                             "a": { "entry": { "raise": "xstate.mine" }, "on": { "GO": "a" } } } }
                            """),
            new Case("SC015", "m.scxml", "2:38",
                    "names that begin with `done.`, `error.` or `xstate.` are the runtime's: choose another",
                    """
                            <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript">
                            <state id="a"><onentry><raise event="done.state.a"/></onentry><transition event="done.state.a" target="a"/></state>
                            </scxml>
                            """),
            new Case("SC016", "m.yaml", "3:17",
                    "write `250ms`, `30s`, `5m`, `2h` or `1d`, or the name of a delay", """
                            initial: a
                            states:
                              a: { after: { 10 secnds: a } }
                            """),
            new Case("SC016", "m.json", "2:20", "time only goes forward: write a positive duration", """
                    { "initial": "a", "states": {
                     "a": { "after": { "-5s": "a" } } } }
                    """),
            new Case("SC016", "m.scxml", "2:24",
                    "write `250ms`, `30s`, `5m`, `2h` or `1d`, or the name of a delay",
                    """
                            <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript">
                            <state id="a"><onentry><send event="e" delay="5 parsecs"/></onentry><transition event="e" target="a"/></state>
                            </scxml>
                            """),
            new Case("SC017", "m.yaml", "4:35", "did you mean `count`?", """
                    context: { count: 0 }
                    initial: a
                    states:
                      a: { on: { GO: { target: a, if: cuont > 1 } } }
                    """),
            new Case("SC017", "syntax.yaml", "4:43",
                    "expressions are written as in `count > 1 && event.name == 'x'`", """
                            context: { count: 0 }
                            initial: a
                            states:
                              a: { on: { GO: { target: a, if: "count >" } } }
                            """),
            new Case("SC118", "m.yaml", "3:15",
                    "leave it out of `defer`, or the transition: what a state handles is never kept", """
                            initial: a
                            states:
                              a: { defer: GO, on: { GO: a } }
                            """),
            new Case("SC017", "m.json", "2:58", "did you mean `count`?", """
                    { "context": { "count": 0 }, "initial": "a", "states": {
                     "a": { "on": { "GO": { "target": "a", "guard": { "if": "cuont > 1" } } } } } }
                    """),
            new Case("SC017", "m.scxml", "3:54", "it raises error.execution and counts as false", """
                    <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript">
                    <datamodel><data id="count" expr="0"/></datamodel>
                    <state id="a"><transition event="go" cond="count &gt;" target="a"/></state>
                    </scxml>
                    """));
}
