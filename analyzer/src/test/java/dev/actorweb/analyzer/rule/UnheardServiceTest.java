package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnheardServiceTest {
    @Test
    void aServiceThatMayFailUnheardIsReported() {
        assertThat(Judge.findings("SC115", """
                initial: a
                states:
                  a: { invoke: { src: load, onDone: b } }
                  b: {}
                """)).containsExactly(
                "SC115 3:16 `a` waits for `load`, but when that fails, the whole machine does");
    }

    @Test
    void aServiceOfWhichOnlyTheFailureLeadsOn() {
        assertThat(Judge.findings("SC115", """
                initial: a
                states:
                  a: { invoke: { src: load, onError: b } }
                  b: {}
                """)).containsExactly(
                "SC115 3:16 `a` waits for `load`, but only a failure leads on");
    }

    @Test
    void failuresMayBeHeardByTheirEvents() {
        assertThat(Judge.findings("SC115", """
                initial: p
                states:
                  p:
                    initial: a
                    on: { "xstate.error.*": b }
                    states: { a: { invoke: { src: load, onDone: "#b" } } }
                  b: { id: b, invoke: { src: s, id: s, onDone: p }, on: { error.platform.s: p } }
                """)).isEmpty();
    }

    @Test
    void aServiceBesideTheStateIsLeftAlone() {
        assertThat(Judge.findings("SC115", """
                initial: a
                states:
                  a: { invoke: [ { src: listen }, { src: watch, onError: b } ], on: { GO: b } }
                  b: {}
                """)).isEmpty();
    }
}
