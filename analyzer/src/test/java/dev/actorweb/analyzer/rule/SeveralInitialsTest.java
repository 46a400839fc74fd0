package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeveralInitialsTest {
    @Test
    void oneStateTwiceIsOneTooMany() {
        assertThat(Judge.findings("""
                initial: [ a, a ]
                states:
                  a: { on: { GO: b } }
                  b: { type: final }
                """)).containsExactly(
                "SC004 1:15 the machine `(machine)` can't begin in both `a` and `a`");
    }

    @Test
    void siblingsCantBothBegin() {
        assertThat(Judge.findings("""
                initial: { target: [ a, b ] }
                states:
                  a: { on: { GO: b } }
                  b: { type: final }
                """)).containsExactly(
                "SC004 1:25 the machine `(machine)` can't begin in both `a` and `b`");
    }

    @Test
    void differentRegionsCan() {
        assertThat(Judge.findings("""
                initial: [ p.l.two, p.r.two ]
                states:
                  p:
                    type: parallel
                    states:
                      l: { initial: one, states: { one: { on: { L: two } }, two: { on: { L: one } } } }
                      r: { initial: one, states: { one: { on: { R: two } }, two: { on: { R: one } } } }
                """)).isEmpty();
    }
}
