package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OvergrownTest {
    private static String sideBySide(int states) {
        var text = new StringBuilder("initial: a0\nstates:\n");
        for (int i = 0; i < states; i++) {
            text.append("  a").append(i).append(": { on: { X: a0, Y: a1 } }\n");
        }
        return text.toString();
    }

    @Test
    void manyStatesSideBySideAreReported() {
        assertThat(Advice.of("SC301", sideBySide(21))).containsExactly(
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
        assertThat(Advice.of("SC301", sideBySide(20))).isEmpty();
    }
}
