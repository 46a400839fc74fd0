package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrapTest {
    @Test
    void aCircleWithoutAWayToTheEndIsReportedOnce() {
        assertThat(Judge.explored("SC109", """
                initial: a
                states:
                  a: { on: { E: b, F: end } }
                  b: { on: { E: c } }
                  c: { on: { E: b, F: c } }
                  end: { type: final }
                """)).containsExactly(
                "SC109 4:3 from `b` on the machine never ends: no way leads to its final state");
    }

    @Test
    void whoeverStillMayEndIsFine() {
        assertThat(Judge.explored("SC109", """
                initial: a
                states:
                  a: { on: { E: b, F: end } }
                  b: { on: { E: c } }
                  c: { on: { E: b, F: { target: end, guard: g } } }
                  end: { type: final }
                """)).isEmpty();
    }

    @Test
    void aDeadEndIsAnotherFindingAndAMachineWithoutEndHasNoTrap() {
        assertThat(Judge.explored("SC109", """
                initial: a
                states:
                  a: { on: { E: b, F: end } }
                  b: {}
                  end: { type: final }
                """)).isEmpty();
        assertThat(Judge.explored("SC109", """
                initial: a
                states:
                  a: { on: { E: b } }
                  b: { on: { E: c } }
                  c: { on: { E: b } }
                """)).isEmpty();
    }

    @Test
    void guardsOverDomainsCount() {
        assertThat(Judge.explored("SC109", """
                context: { n: { type: int, initial: 0, min: 0, max: 3 } }
                initial: a
                states:
                  a: { on: { E: b, F: { target: end, if: n == 0 } } }
                  b: { entry: [ { assign: { n: "2" } } ], on: { E: a } }
                  end: { type: final }
                """)).containsExactly(
                "SC109 5:3 from `b` on the machine never ends: no way leads to its final state");
    }
}
