package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DoneNeverComesTest {
    @Test
    void atomicStatesHaveNoEnd() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a: { onDone: b, on: { GO: b } }
                  b: { type: final }
                """)).containsExactly(
                "SC014 3:16 `a` has no states, so its `onDone` never comes");
    }

    @Test
    void everyRegionMustBeAbleToEnd() {
        assertThat(Judge.findings("""
                initial: p
                states:
                  p:
                    type: parallel
                    onDone: b
                    states:
                      l: { initial: x, states: { x: { on: { L: y } }, y: { type: final } } }
                      r: { initial: x, states: { x: { on: { R: y } }, y: { on: { R: x } } } }
                    on: { OUT: b }
                  b: { type: final }
                """)).containsExactly(
                "SC014 5:13 `p` can never be done: its region `p.r` has no final state");
    }

    @Test
    void theMachineItselfHasEndedThen() {
        assertThat(Judge.findings("""
                machine: m
                initial: a
                onDone: b
                states:
                  a: { on: { GO: b } }
                  b: { type: final }
                """)).containsExactly(
                "SC014 3:9 when the machine `m` is done it has ended, so its `onDone` never comes");
    }

    @Test
    void finalStatesInTheRightPlaceAreFine() {
        assertThat(Judge.findings("""
                initial: p
                states:
                  p:
                    type: parallel
                    onDone: q
                    states:
                      l: { initial: x, states: { x: { on: { L: y } }, y: { type: final } } }
                      r: { initial: x, states: { x: { on: { R: y } }, y: { type: final } } }
                  q: { initial: x, states: { x: { on: { N: y } }, y: { type: final } }, onDone: b }
                  b: { type: final }
                """)).isEmpty();
    }
}
