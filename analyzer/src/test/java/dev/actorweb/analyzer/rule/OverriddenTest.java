package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OverriddenTest {
    @Test
    void anOuterTransitionThatIsNeverAskedIsReported() {
        assertThat(Judge.findings("SC104", """
                initial: p
                states:
                  p:
                    initial: a
                    on: { GO: out }
                    states:
                      a: { on: { GO: b } }
                      b: { on: { "*": a } }
                  out: {}
                """)).containsExactly(
                "SC104 5:15 the transition of `p` on `GO` is never taken: every state in it takes the event first");
    }

    @Test
    void aStateBetweenThemMayTakeIt() {
        assertThat(Judge.findings("SC104", """
                initial: p
                states:
                  p:
                    initial: q
                    on: { GO: out }
                    states:
                      q: { initial: a, on: { GO: null }, states: { a: {} } }
                  out: {}
                """)).containsExactly(
                "SC104 5:15 the transition of `p` on `GO` is never taken: every state in it takes the event first");
    }

    @Test
    void oneStateThatLetsItPassIsEnough() {
        assertThat(Judge.findings("SC104", """
                initial: p
                states:
                  p:
                    initial: a
                    on: { GO: out, X: out }
                    states:
                      a: { on: { GO: b, X: { target: b, guard: g } } }
                      b: { on: { X: a } }
                  out: {}
                """)).isEmpty();
    }

    @Test
    void aStateThatIsNeverActiveLetsNothingPass() {
        assertThat(Judge.findings("SC104", """
                initial: p
                states:
                  p:
                    initial: a
                    on: { GO: out }
                    states:
                      a: { on: { GO: a } }
                      lost: {}
                  out: {}
                """)).containsExactly(
                "SC104 5:15 the transition of `p` on `GO` is never taken: every state in it takes the event first");
    }

    @Test
    void allRegionsMustTakeIt() {
        assertThat(Judge.findings("SC104", """
                initial: p
                states:
                  p:
                    type: parallel
                    on: { GO: out }
                    states:
                      l: { on: { GO: { actions: x } } }
                      r: {}
                  out: {}
                """)).isEmpty();
    }

    @Test
    void guardsThatAlwaysHoldForestallToo() {
        String spec = """
                initial: p
                context: { n: { type: int, initial: 0, min: 0, max: %d } }
                states:
                  p:
                    initial: a
                    on: { GO: out, UP: { actions: [ { assign: { n: "n < %d ? n + 1 : n" } } ] } }
                    states:
                      a: { on: { GO: { target: b, if: n < 3 } } }
                      b: { on: { GO: { target: a, if: n <= 2 } } }
                  out: { on: { BACK: p } }
                """;
        assertThat(Judge.findings("SC104", spec.formatted(2, 2))).isEmpty();
        assertThat(Judge.explored("SC104", spec.formatted(2, 2))).containsExactly(
                "SC104 6:15 the transition of `p` on `GO` is never taken: wherever the event can come, "
                        + "a state in it takes it first");
        assertThat(Judge.explored(spec.formatted(2, 2), RuleSettings.DEFAULT))
                .filteredOn(finding -> finding.rule()
                        .equals("SC104"))
                .extracting(Finding::proof).containsOnly(Proof.EXPLORATION);
        assertThat(Judge.explored("SC105", spec.formatted(2, 2))).isEmpty();
        assertThat(Judge.explored("SC104", spec.formatted(3, 3))).isEmpty();
    }
}
