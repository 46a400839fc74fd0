package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndlessCycleTest {
    @Test
    void aCycleThatNeverEndsIsAnErrorWithItsWay() {
        String spec = """
                initial: a
                states:
                  a: { on: { GO: b } }
                  b: { always: c }
                  c: { always: b, on: { OUT: a } }
                """;
        assertThat(Judge.explored("SC110", spec)).hasSize(1).first().asString().startsWith("SC110 ")
                .contains("no end after 10000 microsteps; the transitions repeat: ");
    }

    @Test
    void aMachineThatNeverGetsStartedHasOneToo() {
        assertThat(Judge.explored("SC110", """
                initial: a
                states:
                  a: { always: b }
                  b: { always: a }
                """)).hasSize(1).first().asString().contains("a (always) → b (always)");
    }

    @Test
    void unknownGuardsMakeItUncertain() {
        assertThat(Judge.explored("SC110", """
                initial: a
                states:
                  a: { on: { GO: b } }
                  b: { always: { target: c, guard: g } }
                  c: { always: { target: b, guard: h }, on: { OUT: a } }
                """)).isEmpty();
    }

    @Test
    void aGuardOnTheWayIntoItDoesNot() {
        assertThat(Judge.explored("SC110", """
                initial: a
                states:
                  a: { on: { GO: { target: b, guard: g } } }
                  b: { always: c }
                  c: { always: b }
                """)).hasSize(1);
    }

    @Test
    void aCycleThatCountsEnds() {
        assertThat(Judge.explored("SC110", """
                initial: a
                context: { n: 0 }
                states:
                  a: { always: { target: b, if: n < 5, actions: [ { assign: { n: n + 1 } } ] } }
                  b: { always: a }
                """)).isEmpty();
    }

    @Test
    void aLongWayIntoACircleIsTold() {
        var spec = new StringBuilder("initial: s0\nstates:\n");
        for (int i = 0; i < 200; i++) {
            spec.append("  s%d: { always: s%d }%n".formatted(i, i < 199 ? i + 1 : 150));
        }
        assertThat(Judge.explored("SC110", spec.toString())).containsExactly(
                "SC110 202:19 no end after 10000 microsteps; the transitions repeat: s190 (always) → s191 (always) → "
                        + "s192 (always) → s193 (always) → s194 (always) → s195 (always) → s196 (always) → "
                        + "s197 (always) → s198 (always) → s199 (always) and 40 more");
    }
}
