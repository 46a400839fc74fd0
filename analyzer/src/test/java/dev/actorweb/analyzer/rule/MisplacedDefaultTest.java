package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MisplacedDefaultTest {
    @Test
    void aDefaultBeforeAConditionIsReportedOnce() {
        assertThat(Judge.findings("SC112", """
                initial: a
                states:
                  a: { on: { GO: [ { target: b }, { target: a, guard: g }, { target: b, guard: h } ] } }
                  b: { always: [ { target: a }, { target: b, guard: g } ] }
                """)).containsExactly(
                "SC112 3:20 the transition of `a` on `GO` to `b` has no guard, but 2 guarded ones come after it, never to be taken",
                "SC112 4:18 the transition of `b` by `always` to `a` has no guard, but a guarded one comes after it, never to be taken");
    }

    @Test
    void aDefaultAtTheEndIsFine() {
        assertThat(Judge.findings("SC112", """
                initial: a
                states:
                  a: { on: { GO: [ { target: b, guard: g }, { target: a } ], NEXT: b } }
                  b: { on: { NEXT: { target: a, guard: g } } }
                """)).isEmpty();
    }
}
