package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmptyMemoryTest {
    @Test
    void aHistoryThatIsEnteredBeforeItsParentIsLeftIsReported() {
        assertThat(Judge.explored("SC120", spec("BREAK: end"))).containsExactly(
                "SC120 10:7 whenever `on.h` is entered, nothing is remembered");
    }

    @Test
    void oneWayBackIsEnough() {
        assertThat(Judge.explored("SC120", spec("BREAK: end, POWER: off"))).isEmpty();
    }

    @Test
    void aWayFromWithinRemembers() {
        assertThat(Judge.explored("SC120", spec("BREAK: end, AGAIN: { target: on.h, reenter: true }")))
                .isEmpty();
    }

    private static String spec(String ways) {
        return """
                initial: off
                states:
                  off: { on: { POWER: on.h } }
                  on:
                    initial: a
                    on: { %s }
                    states:
                      a: { on: { E: b } }
                      b: { on: { E: a } }
                      h: { type: history }
                  end: { type: final }
                """.formatted(ways);
    }
}
