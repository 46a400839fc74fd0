package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChoiceWithoutDefaultTest {
    @Test
    void aChoiceThatMayFailIsReported() {
        assertThat(Judge.findings("SC111", """
                initial: a
                context: { n: 0 }
                states:
                  a: { on: { GO: b } }
                  b: { always: [ { target: a, if: "n > 1" }, { target: a, if: "n < 1" } ] }
                """)).containsExactly(
                "SC111 5:18 when no guard holds, `b` is not left by `always`, and waits for nothing else");
    }

    @Test
    void oneGuardMayFailToo() {
        assertThat(Judge.findings("SC111", """
                initial: a
                states:
                  a: { on: { GO: b } }
                  b: { always: { target: a, guard: g } }
                """)).containsExactly(
                "SC111 4:16 when the guard does not hold, `b` is not left by `always`, and waits for nothing else");
    }

    @Test
    void aDefaultOrOppositeGuardsAreFine() {
        assertThat(Judge.findings("SC111",
                """
                        initial: a
                        context: { n: 0, m: 1, ok: true }
                        states:
                          a: { always: [ { target: b, guard: g }, { target: c } ] }
                          b: { always: [ { target: a, if: "n > m" }, { target: a, if: "n <= m" } ] }
                          c: { always: [ { target: a, if: "ok" }, { target: a, if: "!ok" } ] }
                          d: { always: [ { target: a, guard: g }, { target: a, guard: { not: g } } ] }
                          e: { always: [ { target: a, if: "n < m && ok" }, { target: a, if: "m <= n || !ok" } ] }
                          f: { always: [ { target: a, if: "n == m" }, { target: b, if: "n > 9" }, { target: a, if: "n != m" } ] }
                        """))
                .isEmpty();
    }

    @Test
    void oppositesOfAnotherComparisonAreNone() {
        assertThat(Judge.findings("SC111", """
                initial: a
                context: { n: 0, m: 1 }
                states:
                  a: { always: [ { target: a, if: "n > m" }, { target: a, if: "m <= n" } ] }
                """)).containsExactly(
                "SC111 4:18 when no guard holds, `a` is not left by `always`, and waits for nothing else");
    }

    @Test
    void whoWaitsForSomethingElseMayStay() {
        assertThat(Judge.findings("SC111", """
                initial: a
                states:
                  a: { always: { target: b, guard: g }, on: { GO: b } }
                  b: { always: { target: a, guard: g }, after: { 1s: a } }
                  c: { always: { target: a, guard: g }, invoke: s }
                """)).isEmpty();
    }

    @Test
    void whatHappensAroundMayChangeTheAnswer() {
        assertThat(Judge.findings("SC111", """
                initial: p
                states:
                  p:
                    initial: a
                    on: { X: { actions: count } }
                    states: { a: { always: { target: b, guard: g } }, b: {} }
                  q:
                    type: parallel
                    states: { l: { initial: a, states: { a: { always: { target: a, guard: g } } } }, r: {} }
                """)).isEmpty();
    }
}
