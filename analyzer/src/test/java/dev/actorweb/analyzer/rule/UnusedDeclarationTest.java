package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnusedDeclarationTest {
    @Test
    void everySectionIsLookedAt() {
        assertThat(Judge.findings("SC013", """
                guards: [ isOpen ]
                actions: { ring: Rings the bell. }
                services: [ call ]
                delays: [ SOON ]
                events: { GO: {}, STAY: {} }
                context: { n: 0 }
                initial: a
                states:
                  a: { on: { GO: b } }
                  b: { type: final }
                """)).containsExactly(
                "SC013 1:11 the guard `isOpen` is declared but never used",
                "SC013 2:12 the action `ring` is declared but never used",
                "SC013 3:13 the service `call` is declared but never used",
                "SC013 4:11 the delay `SOON` is declared but never used",
                "SC013 5:19 the event `STAY` is declared but never used",
                "SC013 6:12 the variable `n` is declared but never used");
    }

    @Test
    void namedActionsMayUseEveryVariable() {
        assertThat(Judge.findings("SC013", """
                context: { n: 0 }
                initial: a
                states:
                  a: { entry: count, on: { GO: b } }
                  b: { type: final }
                """)).isEmpty();
    }

    @Test
    void aDelayMayUseAVariable() {
        assertThat(Judge.findings("SC013", """
                context: { first: 10, next: 20, never: 30 }
                initial: a
                states:
                  a:
                    entry: { raise: GO, delay: "${first}" }
                    on: { GO: b }
                  b: { after: { "${next}": a } }
                """)).singleElement().asString().contains("never");
    }

    @Test
    void whatIsUsedSomewhereIsFine() {
        assertThat(Judge.findings("SC013", """
                guards: [ isOpen, isLate ]
                actions: [ ring ]
                services: [ call ]
                delays: [ SOON ]
                events: { GO: {}, door.open: {}, SENT: {}, SHOWN: {} }
                initial: a
                states:
                  a:
                    on:
                      GO: { target: b, guard: { or: [ isOpen, { not: isLate } ] } }
                      door.*: b
                  b:
                    exit: [ ring, { emit: SHOWN }, { sendParent: SENT } ]
                    invoke: { src: call, onDone: a }
                    after: { SOON: a }
                """)).isEmpty();
    }

    @Test
    void aVariableInAnExpressionOrAnAssignmentIsUsed() {
        assertThat(Judge.findings(
                """
                        context: { n: 0, m: 0, o: 0 }
                        initial: a
                        states:
                          a: { on: { GO: [ { target: b, if: "n > 3" }, { actions: [ { assign: { m: "m + 1" } } ] } ] } }
                          b: { type: final, output: { o: "${o}" } }
                        """))
                .isEmpty();
    }
}
