package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IllegalTargetsTest {
    @Test
    void siblingsAreNoSet() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a: { on: { GO: { target: [ b, c ] } } }
                  b: { on: { GO: a } }
                  c: { on: { GO: a } }
                """)).containsExactly(
                "SC010 3:33 `b` and `c` can't be active together");
    }

    @Test
    void aTargetInTheOtherRegionIsAWarning() {
        assertThat(Judge.findings("""
                initial: p
                states:
                  p:
                    type: parallel
                    states:
                      l: { initial: x, states: { x: { on: { GO: "#ry" } } } }
                      r: { initial: x, states: { x: { on: { N: y } }, y: { id: ry, on: { N: x } } } }
                """)).containsExactly(
                "SC010 6:49 a transition in the region `p.l` leads into the region `p.r`: all regions of `p` are left");
    }

    @Test
    void differentRegionsAreASet() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a: { on: { GO: { target: [ p.l.y, p.r.y ] } } }
                  p:
                    type: parallel
                    states:
                      l: { initial: x, states: { x: { on: { L: y } }, y: { on: { L: x } } } }
                      r: { initial: x, states: { x: { on: { R: y } }, y: { on: { R: x } } } }
                    on: { OUT: a }
                """)).isEmpty();
    }

    @Test
    void theWayBackThroughHistoryOfTheParallelStateIsFine() {
        assertThat(Judge.findings("""
                initial: p
                states:
                  p:
                    type: parallel
                    states:
                      l: { initial: x, states: { x: { on: { L: "#h" } } } }
                      r: { on: { R: { actions: x } } }
                      h: { id: h, type: history, history: deep }
                """)).isEmpty();
    }
}
