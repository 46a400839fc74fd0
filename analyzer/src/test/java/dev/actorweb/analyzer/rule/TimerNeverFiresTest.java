package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimerNeverFiresTest {
    @Test
    void theLongerOfTwoTimersNeverFires() {
        assertThat(Judge.explored("SC116", """
                initial: a
                states:
                  a: { on: { GO: b }, after: { 5s: b, 10s: b } }
                  b: { on: { BACK: a } }
                """)).containsExactly("SC116 3:44 the transition of `a` after 10s is never taken");
    }

    @Test
    void aShorterOneWithAGuardMayLetItFire() {
        assertThat(Judge.explored("SC116", """
                initial: a
                states:
                  a: { on: { GO: b }, after: { 5s: { target: b, guard: isLate }, 10s: b } }
                  b: { on: { BACK: a } }
                """)).isEmpty();
    }
}
