package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OvergrownTest {
    @Test
    void manyStatesSideBySideAreReported() {
        assertThat(Advice.of("SC301", """
                initial: a0
                states:
                  a0: { on: { X: a0, Y: a1 } }
                  a1: { on: { X: a0, Y: a1 } }
                  a2: { on: { X: a0, Y: a1 } }
                  a3: { on: { X: a0, Y: a1 } }
                  a4: { on: { X: a0, Y: a1 } }
                  a5: { on: { X: a0, Y: a1 } }
                  a6: { on: { X: a0, Y: a1 } }
                  a7: { on: { X: a0, Y: a1 } }
                  a8: { on: { X: a0, Y: a1 } }
                  a9: { on: { X: a0, Y: a1 } }
                  a10: { on: { X: a0, Y: a1 } }
                  a11: { on: { X: a0, Y: a1 } }
                  a12: { on: { X: a0, Y: a1 } }
                  a13: { on: { X: a0, Y: a1 } }
                  a14: { on: { X: a0, Y: a1 } }
                  a15: { on: { X: a0, Y: a1 } }
                  a16: { on: { X: a0, Y: a1 } }
                  a17: { on: { X: a0, Y: a1 } }
                  a18: { on: { X: a0, Y: a1 } }
                  a19: { on: { X: a0, Y: a1 } }
                  a20: { on: { X: a0, Y: a1 } }
                """)).containsExactly(
                "SC301 1:1 the machine `(machine)` has 21 states side by side with 42 transitions");
    }

    @Test
    void manyAnswersAreReported() {
        assertThat(Advice.of("SC301", """
                initial: a
                states:
                  a: { on: { E0: a, E1: a, E2: a, E3: a, E4: a, E5: a, E6: a, E7: a, E8: a, E9: a, E10: a } }
                """)).containsExactly(
                "SC301 3:3 `a` waits for 11 different things");
    }

    @Test
    void twentyStatesAndTenAnswersAreNot() {
        assertThat(Advice.of("SC301", """
                initial: a0
                states:
                  a0: { on: { X: a0, Y: a1 } }
                  a1: { on: { X: a0, Y: a1 } }
                  a2: { on: { X: a0, Y: a1 } }
                  a3: { on: { X: a0, Y: a1 } }
                  a4: { on: { X: a0, Y: a1 } }
                  a5: { on: { X: a0, Y: a1 } }
                  a6: { on: { X: a0, Y: a1 } }
                  a7: { on: { X: a0, Y: a1 } }
                  a8: { on: { X: a0, Y: a1 } }
                  a9: { on: { X: a0, Y: a1 } }
                  a10: { on: { X: a0, Y: a1 } }
                  a11: { on: { X: a0, Y: a1 } }
                  a12: { on: { X: a0, Y: a1 } }
                  a13: { on: { X: a0, Y: a1 } }
                  a14: { on: { X: a0, Y: a1 } }
                  a15: { on: { X: a0, Y: a1 } }
                  a16: { on: { X: a0, Y: a1 } }
                  a17: { on: { X: a0, Y: a1 } }
                  a18: { on: { X: a0, Y: a1 } }
                  a19: { on: { X: a0, Y: a1 } }
                """)).isEmpty();
    }
}
