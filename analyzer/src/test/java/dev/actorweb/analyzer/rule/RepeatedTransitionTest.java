package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatedTransitionTest {
    @Test
    void whatAllSayIsReported() {
        assertThat(Advice.of("SC304", """
                initial: a
                states:
                  a: { on: { X: b, OUT: z } }
                  b: { on: { X: c, OUT: z } }
                  c: { on: { X: a, OUT: z } }
                  z: { type: final }
                """)).containsExactly(
                "SC304 1:1 all 3 states in the machine `(machine)` go to `z` on `OUT`");
    }

    @Test
    void guardsActionsAndExceptionsAreReasons() {
        assertThat(Advice.of("SC304", """
                initial: a
                states:
                  a: { on: { X: z, OUT: z, Y: z } }
                  b: { on: { X: { target: z, guard: g }, OUT: { target: z, actions: x } } }
                  c: { on: { X: z, OUT: z, Y: z } }
                  z: { type: final }
                """)).isEmpty();
    }
}
