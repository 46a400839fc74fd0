package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParallelMisuseTest {
    @Test
    void regionsAllBeginAtOnce() {
        assertThat(Judge.findings("""
                initial: p
                states:
                  p:
                    type: parallel
                    initial: l
                    states:
                      l: { on: { L: { actions: x } } }
                      r: { on: { R: { actions: x } } }
                """)).containsExactly(
                "SC006 5:14 the parallel state `p` has an `initial`");
    }

    @Test
    void aFinalStateIsNoRegion() {
        assertThat(Judge.findings("""
                initial: p
                states:
                  p:
                    type: parallel
                    states:
                      l: { on: { L: { actions: x } } }
                      r: { type: final }
                """)).containsExactly(
                "SC006 7:7 the final state `p.r` is a region of the parallel state `p`");
    }

    @Test
    void historyBesideTheRegionsIsFine() {
        assertThat(Judge.findings("""
                initial: p
                states:
                  p:
                    type: parallel
                    states:
                      l: { initial: one, states: { one: { on: { L: two } }, two: { on: { L: one } } } }
                      r: { initial: one, states: { one: { on: { R: two } }, two: { on: { R: one } } } }
                      h: { type: history, history: deep }
                    on: { AWAY: away }
                  away: { on: { BACK: p.h } }
                """)).isEmpty();
    }
}
