package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlappingGuardsTest {
    private static final String SPEC = """
            context: { n: 0, m: 0, mode: { type: string, initial: a, values: [a, b, c] } }
            initial: a
            states:
              a:
                on:
                  E:
                    - { if: "%s", target: b }
                    - { if: "%s", target: c }
                    - { target: a }
              b: {}
              c: {}
            """;

    @Test
    void valuesForWhichBothHoldAreShown() {
        assertThat(Judge.findings("SC106", SPEC.formatted("n < 10", "n > 5"))).containsExactly(
                "SC106 8:18 the guards of `a` on `E` in lines 7 and 8 both hold where `n` is 6");
        assertThat(Judge.findings("SC106", SPEC.formatted("mode in ['a', 'b']", "mode != 'a'")))
                .containsExactly(
                        "SC106 8:18 the guards of `a` on `E` in lines 7 and 8 both hold where `mode` is 'b'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"n < 5|n >= 5", "n > 5|n > 3", "n > 5|m > 5", "n < 5|n < 5 + m",
            "mode == 'a'|mode == 'b'"})
    void otherGuardsAreLeftAlone(String one, String other) {
        assertThat(Judge.findings("SC106", SPEC.formatted(one, other))).isEmpty();
    }
}
