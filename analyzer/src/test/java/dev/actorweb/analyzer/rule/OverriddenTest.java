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
}
