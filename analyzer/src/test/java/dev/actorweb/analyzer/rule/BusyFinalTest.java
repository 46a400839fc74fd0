package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BusyFinalTest {
    @Test
    void whateverGoesOnIsReportedWhereItStands() {
        assertThat(Judge.findings("SC005", """
                initial: a
                states:
                  a: { on: { X: b, Y: c, Z: d } }
                  b:
                    type: final
                    after: { 1s: a }
                    always: a
                  c: { type: final, invoke: { src: s, onDone: a } }
                  d:
                    type: final
                    states: { x: {} }
                """)).containsExactly(
                "SC005 6:14 the final state `b` has a transition",
                "SC005 7:13 the final state `b` has a transition",
                "SC005 8:29 the final state `c` invokes a service",
                "SC005 11:15 the final state `d` has states of its own");
    }

    @Test
    void initialAloneIsTooMuch() {
        assertThat(Judge.findings("SC005", """
                initial: a
                states:
                  a: { on: { X: b } }
                  b: { type: final, initial: c }
                """)).containsExactly(
                "SC005 4:30 the final state `b` has an `initial`");
    }

    @Test
    void entryExitAndOutputAreFine() {
        assertThat(Judge.findings(
                """
                        initial: a
                        states:
                          a: { on: { X: b } }
                          b: { type: final, entry: bow, exit: leave, output: { n: 1 }, tags: [ end ], description: the end }
                        """))
                .isEmpty();
    }
}
