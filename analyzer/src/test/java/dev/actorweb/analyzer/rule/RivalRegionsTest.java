package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RivalRegionsTest {
    @Test
    void aTransitionThatAnotherRegionsPreventsIsReported() {
        assertThat(Judge.explored("SC107", spec("'#m.out'", "b"))).containsExactly(
                "SC107 9:48 on `E` `p.l.a` leaves the parallel state `p` (line 8), and this transition of `p.r.a` is lost");
    }

    @Test
    void aGuardMakesItUncertain() {
        assertThat(Judge.explored("SC107", spec("{ target: '#m.out', guard: g }", "b"))).containsExactly(
                "SC107 9:48 on `E` `p.l.a` may leave the parallel state `p` (line 8), and this transition of"
                        + " `p.r.a` may be lost");
    }

    @Test
    void twoWaysToTheSameOrReactionsWithinAreFine() {
        assertThat(Judge.explored("SC107", spec("'#m.out'", "'#m.out'"))).isEmpty();
        assertThat(Judge.explored("SC107", spec("b", "b"))).isEmpty();
        assertThat(Judge.explored("SC107", spec("'#m.out'", "{ actions: x }"))).isEmpty();
    }

    @Test
    void statesThatAreNeverActiveTogetherAreFine() {
        assertThat(Judge.explored("SC107", """
                machine: m
                initial: p
                states:
                  p:
                    type: parallel
                    states:
                      l: { initial: a, states: { a: { on: { F: b } }, b: { on: { E: '#m.out' } } } }
                      r: { initial: a, states: { a: { on: { E: c, F: b } }, b: {}, c: {} } }
                  out: {}
                """)).isEmpty();
    }

    private static String spec(String left, String right) {
        return """
                machine: m
                initial: p
                states:
                  p:
                    type: parallel
                    on: { STOP: out }
                    states:
                      l: { initial: a, states: { a: { on: { E: %s } }, b: { on: { F: a } } } }
                      r: { initial: a, states: { a: { on: { E: %s } }, b: { on: { F: a } } } }
                  out: {}
                """.formatted(left, right);
    }
}
