package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstantGuardTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"n > 3|never", "n >= 0|always", "4 <= n|never",
            "free > 3 && free < 4|never",
            "free > 3 || free < 4|always", "free > 3 && free < 5|", "mode == 'c'|never",
            "mode == 'a' || mode == 'b'|always", "mode in ['a', 'b']|always",
            "text == 'a' && text == 'b'|never",
            "text == 'a' || text != 'a'|always", "flag || !flag|always", "flag && flag == false|never",
            "flag|",
            "x == null && x == 3|never", "x > 3 && x < 2|never", "x > 3 || x <= 3|always",
            "x == 'a' && x != 'b'|",
            "text > 'a' && text < 'b'|", "free % 2 == 0 && free % 2 != 0|",
            "free % 2 == 0 && !(free % 2 == 0)|never",
            "event.k > 1 && event.k < 1|never", "free > n|", "free != -1 && free == -1|never",
            "!(n < 2) && !(n >= 2)|never"})
    void aGuardThatNeverOrAlwaysHoldsIsReported(String guard, String how) {
        var found = Judge.findings("SC103", spec(guard));
        if (how == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).containsExactly(
                    "SC103 12:17 the guard of the transition of `a` on `E` to `b` " + how + " holds");
        }
    }

    @Test
    void aGuardThatAnEarlierOneImpliesIsReported() {
        assertThat(Judge.findings("SC103", """
                context: { n: 0 }
                initial: a
                states:
                  a:
                    on:
                      E:
                        - { if: n > 3, target: b }
                        - { if: n > 5, target: c }
                        - { if: n > 1, target: c }
                        - { guard: { and: [ g, h ] }, target: b }
                        - { guard: { and: [ g, h, i ] }, target: c }
                      F:
                        - { guard: g, target: c }
                        - { guard: { not: g }, target: b }
                  b: {}
                  c: {}
                """)).containsExactly(
                "SC103 8:17 the guard of the transition of `a` on `E` to `c` holds only where an earlier one of the"
                        + " same choice does",
                "SC103 11:20 the guard of the transition of `a` on `E` to `c` holds only where an earlier one of the"
                        + " same choice does");
    }

    private static String spec(String guard) {
        return """
                context:
                  n: { type: int, initial: 0, min: 0, max: 3 }
                  free: 0
                  text: ""
                  mode: { type: string, initial: a, values: [a, b] }
                  flag: false
                  x: null
                initial: a
                states:
                  a:
                    on:
                      E: { if: "%s", target: b }
                  b: {}
                """.formatted(guard);
    }
}
