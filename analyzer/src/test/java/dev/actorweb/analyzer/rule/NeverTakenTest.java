package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NeverTakenTest {
    private static final String COUNTER = """
            initial: a
            context: { n: 0 }
            states:
              a:
                on:
                  UP: { if: n < %d, actions: [ { assign: { n: n + 1 } } ] }
                  GO: { target: b, if: n == 4 }
              b: { on: { BACK: a, UP: { target: a, guard: %s } } }
              c: {}
            """;

    @Test
    void aGuardThatNeverHoldsIsReported() {
        assertThat(Judge.explored("SC105", COUNTER.formatted(5, "never"))).containsExactly(
                "SC105 8:27 the transition of `b` on `UP` to `a` is never taken, whatever happens");
    }

    @Test
    void anUnknownGuardMayHold() {
        assertThat(Judge.explored("SC105", COUNTER.formatted(5, "isReady"))).isEmpty();
    }

    @Test
    void whatIsNotExploredToTheEndIsNotJudged() {
        assertThat(Judge.findings("SC105", COUNTER.formatted(5, "never"))).isEmpty();
    }

    @Test
    void aTargetThatIsNeverEnteredIsAnotherFinding() {
        assertThat(Judge.explored("SC105", COUNTER.formatted(3, "isReady"))).isEmpty();
        assertThat(Judge.explored("SC101", COUNTER.formatted(3, "isReady"))).containsExactly(
                "SC101 8:3 `b` is never entered: transitions lead to it, but none of them is ever taken",
                "SC101 9:3 `c` can never be entered");
    }
}
