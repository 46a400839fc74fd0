package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrongHistoryTest {
    @Test
    void theDefaultMustExist() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a: { on: { GO: p.h, IN: p } }
                  p:
                    initial: x
                    states:
                      x: { on: { N: y } }
                      y: { on: { N: x } }
                      h: { type: history, target: xx }
                    on: { OUT: a }
                """)).containsExactly(
                "SC008 9:35 the default of the history state `p.h` is `xx`, which is no state");
    }

    @Test
    void theDefaultIsNotItself() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a: { on: { GO: p.h, IN: p } }
                  p:
                    initial: x
                    states:
                      x: { on: { N: y } }
                      y: { on: { N: x } }
                      h: { type: history, target: h }
                    on: { OUT: a }
                """)).containsExactly(
                "SC008 9:35 the default of the history state `p.h` is itself");
    }

    @Test
    void theDefaultLiesInTheParent() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a: { on: { GO: p.h, IN: p } }
                  p:
                    initial: x
                    states:
                      x: { on: { N: y } }
                      y: { on: { N: x } }
                      h: { type: history, target: "#away" }
                    on: { OUT: a }
                  b: { id: away, type: final }
                """)).containsExactly(
                "SC008 9:35 the default of the history state `p.h` is `b`, which is outside of `p`");
    }

    @Test
    void aHistoryStateDoesNothingItself() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a: { on: { GO: p.h, IN: p } }
                  p:
                    initial: x
                    states:
                      x: { on: { N: y } }
                      y: { on: { N: x } }
                      h:
                        type: history
                        on: { N: x }
                    on: { OUT: a }
                """)).containsExactly(
                "SC008 11:15 the history state `p.h` has transitions, services or states of its own");
    }

    @Test
    void theMachineItselfHasNoHistory() {
        assertThat(Judge.findings("""
                machine: m
                type: history
                initial: a
                states:
                  a: { type: final }
                """)).containsExactly(
                "SC008 1:1 the machine itself can't be a history state");
    }

    @Test
    void goodDefaultsAndNoneAreFine() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a: { on: { GO: p.h, IN: p.d } }
                  p:
                    initial: x
                    states:
                      x: { on: { N: y } }
                      y: { initial: z, states: { z: { on: { N: "#x" } } } }
                      h: { type: history }
                      d: { history: deep, target: y.z }
                    on: { OUT: a, X: "#x" }
                  q: { id: x, always: a }
                """)).isEmpty();
    }
}
