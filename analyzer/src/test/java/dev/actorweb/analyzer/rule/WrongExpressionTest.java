package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrongExpressionTest {
    @Test
    void whatDoesNotParseOrIsNotThere() {
        assertThat(Judge.findings("""
                context: { n: 0 }
                initial: a
                states:
                  a:
                    on:
                      ONE: { target: b, if: "n >" }
                      TWO: { target: b, if: "m > 1" }
                      THREE: { target: b, if: "n + 1" }
                      FOUR: { target: b, if: "n == 'x' && n < 'y'" }
                  b: { type: final }
                """)).containsExactly(
                "SC017 6:33 expected a value, not the end",
                "SC017 7:30 there is no variable `m`",
                "SC017 8:32 `if` must be true or false; this is of type int",
                "SC017 9:33 `==` does not take an int and a string");
    }

    @Test
    void aConditionWhereANameIsMeantIsTold() {
        assertThat(Judge.findings("SC017", """
                context: { n: 0 }
                initial: a
                states:
                  a:
                    on:
                      ONE: { target: b, guard: "n > 2" }
                      TWO: { target: b, guard: "isReady" }
                      THREE: { target: b, guard: "Result is > 3" }
                      FOUR: { target: b, guard: n }
                  b: { type: final }
                """)).containsExactly("SC017 6:32 `n > 2` is the name of a guard here, not a condition");
    }

    @Test
    void fieldsOfADeclaredEventAreKnown() {
        assertThat(Judge.findings("""
                events: { GO: { speed: int } }
                initial: a
                states:
                  a: { on: { GO: { target: b, if: "event.sped > 3" } } }
                  b: { type: final }
                """)).containsExactly(
                "SC017 4:42 the event `GO` has no field `sped`");
    }

    @Test
    void soundExpressionsAreFine() {
        assertThat(Judge.findings("""
                context: { n: 0, names: [ ] }
                events: { GO: { speed: int } }
                initial: a
                states:
                  a: { on: { GO: { target: b, if: "event.speed > n && size(names) == 0 && in('a')" } } }
                  b: { type: final }
                """)).isEmpty();
    }
}
