package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndlessWaitTest {
    @Test
    void waitingForAServiceOrAnAnswerIsReported() {
        assertThat(Advice.of("SC117", """
                initial: a
                states:
                  a: { invoke: { src: load, onDone: b, onError: b } }
                  b: { entry: [ { sendTo: bank, event: PAY } ], on: { PAID: c, REFUSED: c } }
                  c: {}
                """)).containsExactly(
                "SC117 3:16 `a` waits for `load` without a time-out",
                "SC117 4:3 `b` asks another actor and waits without a time-out");
    }

    @Test
    void aTimerHereOrAroundEndsTheWait() {
        assertThat(Advice.of("SC117",
                """
                        initial: p
                        states:
                          p:
                            initial: a
                            after: { 1s: b }
                            states: { a: { invoke: { src: load, onDone: "#b", onError: "#b" } } }
                          b: { id: b, invoke: { src: load, onDone: p, onError: p }, entry: [ { raise: LATE, delay: 1s } ], on: { LATE: p } }
                        """))
                .isEmpty();
    }

    @Test
    void branchesCountToo() {
        assertThat(Advice.of("SC117",
                """
                        context: { n: 0 }
                        initial: a
                        states:
                          a: { entry: [ { choose: [ { if: n > 0, actions: [ { sendTo: bank, event: PAY } ] } ] } ], on: { PAID: b } }
                          b:
                            initial: { target: c, actions: [ { choose: [ { actions: [ { raise: LATE, delay: 1s } ] } ] } ] }
                            on: { LATE: a }
                            states:
                              c: { entry: [ { sendTo: bank, event: PAY } ], on: { PAID: a } }
                        """))
                .containsExactly(
                        "SC117 4:3 `a` asks another actor and waits without a time-out");
    }

    @Test
    void usersMayTakeTheirTime() {
        assertThat(Advice.of("SC117", """
                initial: a
                states:
                  a: { on: { GO: b } }
                  b: { invoke: { src: listen }, on: { GO: a } }
                """)).isEmpty();
    }
}
