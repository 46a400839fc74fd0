package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LonelyRegionTest {
    @Test
    void oneRegionIsReported() {
        assertThat(Judge.findings("""
                initial: p
                states:
                  p:
                    type: parallel
                    states:
                      only: { on: { L: { actions: x } } }
                      h: { type: history }
                    on: { AWAY: away }
                  away: { on: { BACK: p.h } }
                """)).containsExactly(
                "SC007 3:3 the parallel state `p` has only one region");
    }

    @Test
    void noRegionIsReported() {
        assertThat(Judge.findings("""
                initial: p
                states:
                  p: { type: parallel, on: { AWAY: away } }
                  away: { on: { BACK: p } }
                """)).containsExactly(
                "SC007 3:3 the parallel state `p` has no region");
    }

    @Test
    void twoRegionsAreEnough() {
        assertThat(Judge.findings("""
                type: parallel
                states:
                  l: { on: { L: { actions: x } } }
                  r: { on: { R: { actions: x } } }
                """)).isEmpty();
    }
}
