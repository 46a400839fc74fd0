package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdleReentryTest {
    @Test
    void enteringAnewForNothingIsReported() {
        assertThat(Advice.of("SC119", """
                initial: a
                states:
                  a: { on: { X: { target: a, reenter: true } } }
                """)).containsExactly(
                "SC119 3:17 the transition of `a` to itself on `X` enters the state anew, but nothing happens on the way");
    }

    @Test
    void notEnteringAnewIsReportedWhereSomethingWouldHappen() {
        assertThat(Advice.of("SC119", """
                initial: a
                states:
                  a: { after: { 1s: b }, on: { X: a } }
                  b: {}
                """)).containsExactly(
                "SC119 3:35 the transition of `a` to itself on `X` does nothing: neither `exit` and `entry` nor timers and services begin anew");
    }

    @Test
    void actionsAreAnEffect() {
        assertThat(Advice.of("SC119",
                """
                        initial: a
                        states:
                          a: { entry: x, on: { X: { target: a, actions: y }, Y: { target: a, reenter: true }, Z: { actions: y } } }
                        """))
                .isEmpty();
    }
}
