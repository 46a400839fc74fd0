package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShadowedTest {
    @Test
    void theSecondAnswerToOneQuestionIsReported() {
        assertThat(Judge.findings("SC102", """
                initial: a
                states:
                  a: { on: { GO: [ { target: b }, { target: c } ] } }
                  b: {}
                  c: {}
                """)).containsExactly(
                "SC102 3:35 the transition of `a` on `GO` to `c` is never taken: the one in line 3 comes first and has no guard");
    }

    @Test
    void timersAndChoicesAreAskedInOrder() {
        assertThat(Judge.findings("SC102", """
                initial: a
                states:
                  a: { after: { 1s: [ { target: b }, { target: c } ] } }
                  b: { always: [ { target: a }, { target: c } ] }
                  c: { invoke: { src: s, onDone: [ a, b ] } }
                """)).containsExactly(
                "SC102 3:38 the transition of `a` after `1s` to `c` is never taken: the one in line 3 comes first and has no guard",
                "SC102 4:33 the transition of `b` by `always` to `c` is never taken: the one in line 4 comes first and has no guard",
                "SC102 5:39 the transition of `c` by `onDone` of a service to `b` is never taken: the one in line 5 comes first and has no guard");
    }

    @Test
    void guardsAndDifferentEventsAreFine() {
        assertThat(Judge.findings("SC102", """
                initial: a
                states:
                  a: { on: { GO: [ { target: b, guard: g }, { target: c } ], "*": b, "GO.*": c } }
                  b: { after: { 1s: a, 2s: c } }
                  c: {}
                """)).isEmpty();
    }
}
