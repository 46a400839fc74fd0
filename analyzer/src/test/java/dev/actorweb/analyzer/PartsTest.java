package dev.actorweb.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.rule.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Machines within machines, as SCXML has them, are looked at too; and event names are compared as
/// SCXML compares them.
class PartsTest {
    @Test
    void theRulesLookIntoInvokedMachines() {
        assertThat(findings(
                """
                        <scxml version="1.0" initial="a">
                          <state id="a">
                            <invoke type="scxml"><content>
                              <scxml version="1.0" initial="x">
                                <state id="x"><transition event="e" target="y"/><transition event="e" target="z"/></state>
                                <state id="y"><transition event="e" target="x"/></state>
                                <state id="z"><transition event="e" target="x"/></state>
                                <state id="lost"><transition event="e" target="x"/></state>
                              </scxml>
                            </content></invoke>
                            <transition event="done.invoke" target="b"/>
                            <transition event="error" target="b"/>
                          </state>
                          <final id="b"/>
                        </scxml>
                        """))
                .containsExactly("SC102 5", "SC101 7", "SC101 8");
    }

    private static final String COUNTING = """
            <scxml version="1.0" initial="a" datamodel="ecmascript">
              <state id="a">
                <invoke type="scxml">%s<content>
                  <scxml version="1.0" initial="x" datamodel="ecmascript">
                    <datamodel><data id="n" expr="1"/></datamodel>
                    <state id="x"><transition event="e" cond="In('y')" target="y"/><transition event="f" target="z"/></state>
                    <state id="y"><transition event="e" target="x"/></state>
                    <state id="z"><transition event="e" target="x"/></state>
                  </scxml>
                </content></invoke>
                <transition event="done.invoke" target="b"/>
                <transition event="error" target="b"/>
              </state>
              <final id="b"/>
            </scxml>
            """;

    @Test
    void invokedMachinesAreExploredUnlessTheyAreGivenValues() {
        var bounds = Patient.BOUNDS;
        assertThat(Analysis.of("m.scxml", COUNTING.formatted("")).explore(bounds).run().findings())
                .extracting(PartsTest::shown).contains("SC101 7");
        assertThat(Analysis.of("m.scxml", COUNTING.formatted("")).run().findings())
                .extracting(PartsTest::shown).doesNotContain("SC101 7");
        assertThat(Analysis.of("m.scxml", COUNTING.formatted("<param name=\"n\" expr=\"2\"/>"))
                .explore(bounds).run()
                .findings()).extracting(PartsTest::shown).doesNotContain("SC101 7");
    }

    @Test
    void prefixesTakeEventsInScxml() {
        assertThat(findings("""
                <scxml version="1.0" initial="a">
                  <state id="a">
                    <onentry><raise event="order.paid.late"/></onentry>
                    <transition event="order.paid" target="p"/>
                  </state>
                  <state id="p" initial="q">
                    <transition event="order.paid.twice" target="a"/>
                    <state id="q"><transition event="order" target="r"/></state>
                    <state id="r"><transition event="order.*" target="q"/></state>
                  </state>
                </scxml>
                """)).containsExactly("SC104 7");
    }

    @Test
    void whatIsSentWithoutDelayMayBeForTheSurroundings() {
        assertThat(findings("""
                <scxml version="1.0" initial="a">
                  <state id="a">
                    <onentry>
                      <send event="shown"/>
                      <send event="late" delay="1s"/>
                      <raise event="inside"/>
                    </onentry>
                    <transition event="go" target="a"/>
                  </state>
                </scxml>
                """)).containsExactly("SC114 5", "SC114 6");
    }

    private static List<String> findings(String text) {
        if (!(Analysis.of("m.scxml", text).run() instanceof Report.Analyzed report)) {
            throw new AssertionError(text);
        }
        return report.findings().stream().map(PartsTest::shown).toList();
    }

    private static String shown(Finding finding) {
        return finding.rule() + " " + finding.position().line();
    }
}
