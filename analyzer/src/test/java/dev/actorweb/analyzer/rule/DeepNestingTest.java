package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeepNestingTest {
    @Test
    void theFifthLevelIsReportedOnce() {
        assertThat(Advice.of("SC302",
                """
                        initial: a
                        states:
                          a: { initial: b, states: { x: {}, b: { initial: c, states: { x: {}, c: { initial: d, states: { x: {}, d: { initial: e, states: { x: {}, e: { initial: f, states: { x: {}, f: {} } } } } } } } } } }
                        """))
                .containsExactly(
                        "SC302 3:132 `a.b.c.d.x` is nested more than 4 levels deep",
                        "SC302 3:139 `a.b.c.d.e` is nested more than 4 levels deep");
    }

    @Test
    void aSingleStateInsideIsReported() {
        assertThat(Advice.of("SC302", """
                initial: a
                states:
                  a: { initial: b, states: { b: {}, h: { type: history } }, on: { X: c } }
                  c: {}
                """)).containsExactly(
                "SC302 3:3 `a` has a single state in it");
    }

    @Test
    void aJumpIntoTheDeepIsReported() {
        assertThat(Advice.of("SC302", """
                initial: a
                states:
                  a: { on: { X: b.c.d } }
                  b: { initial: c, states: { c: { initial: d, states: { d: {}, e: {} } }, f: {} } }
                """)).containsExactly(
                "SC302 3:17 a transition of `a` jumps to `b.c.d`, past 2 levels");
    }

    @Test
    void groupsOfTwoAreFine() {
        assertThat(Advice.of("SC302", """
                initial: a
                states:
                  a: { initial: b, states: { b: { on: { X: c } }, c: {} }, on: { Y: d.f } }
                  d: { initial: e, states: { e: {}, f: {} } }
                """)).isEmpty();
    }
}
