package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryWithoutDefaultTest {
    @Test
    void withoutPastOrBeginningItLeadsNowhere() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a: { on: { GO: p.h } }
                  p:
                    states:
                      x: { on: { BACK: "#a" } }
                      h: { type: history, history: deep }
                    on: { OUT: a }
                  r: { id: a, always: a }
                """)).containsExactly(
                "SC003 4:3 `p` has states but no `initial`",
                "SC009 7:7 the history state `p.h` has no default, and its parent has no `initial`");
    }

    @Test
    void aDefaultOrAnInitialIsEnough() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a: { on: { GO: p.h, OTHER: q.h } }
                  p:
                    initial: x
                    states:
                      x: { on: { N: y } }
                      y: { on: { N: x } }
                      h: { type: history }
                    on: { OUT: a }
                  q:
                    type: parallel
                    states:
                      l: { on: { L: { actions: x } } }
                      r: { on: { R: { actions: x } } }
                      h: { type: history }
                    on: { OUT: a }
                """)).isEmpty();
    }
}
