package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DuplicateTest {
    @Test
    void aKeyThatIsThereTwiceIsReportedAtTheSecond() {
        assertThat(Judge.findings("SC002", """
                initial: a
                states:
                  a: { on: { GO: b } }
                  b: { type: final }
                  a: { on: { GO: b } }
                """)).containsExactly(
                "SC002 5:3 the key `a` is here twice");
    }

    @Test
    void twoStatesCantHaveOneId() {
        assertThat(Judge.findings("SC002", """
                initial: a
                states:
                  a: { id: one, on: { GO: b } }
                  b: { id: one, on: { GO: a } }
                """)).containsExactly(
                "SC002 4:12 the id `one` belongs to `a` already, line 3");
    }

    @Test
    void anIdCantBeThePathOfAnotherState() {
        assertThat(Judge.findings("SC002", """
                machine: m
                initial: a
                states:
                  a: { id: m.b, on: { GO: b } }
                  b: { on: { GO: a } }
                """)).containsExactly(
                "SC002 4:12 the id `m.b` belongs to `b` already, line 5");
    }

    @Test
    void oneStateInvokesEachServiceUnderItsOwnId() {
        assertThat(Judge.findings("SC002", """
                initial: a
                states:
                  a:
                    invoke:
                      - { id: s, src: one, onDone: b }
                      - { id: s, src: two }
                  b: { type: final }
                """)).containsExactly(
                "SC002 6:9 `a` invokes two services under the id `s`");
    }

    @Test
    void equalKeysInDifferentStatesAreFine() {
        assertThat(Judge.findings("SC002", """
                initial: a
                states:
                  a:
                    initial: x
                    states: { x: { on: { N: y } }, y: { on: { N: x } } }
                    invoke: [ { src: s }, { src: s } ]
                    on: { GO: b }
                  b:
                    initial: x
                    states: { x: { on: { N: y } }, y: { on: { N: x } } }
                    invoke: { src: s }
                    on: { GO: a }
                """)).isEmpty();
    }
}
