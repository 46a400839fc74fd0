package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReservedEventTest {
    @Test
    void declaredRaisedAndSentNamesAreReported() {
        assertThat(Judge.findings("SC015", """
                events: { GO: {}, error.mine: {} }
                initial: a
                states:
                  a:
                    entry: [ { raise: done.a }, { sendParent: xstate.done } ]
                    on: { GO: b, error.mine: b }
                  b: { type: final }
                """)).containsExactly(
                "SC015 1:19 the declared event `error.mine` has a reserved name",
                "SC015 5:23 the event `done.a`, raised here, has a reserved name",
                "SC015 5:47 the event `xstate.done`, sent here, has a reserved name");
    }

    @Test
    void toHandleThemOrToBeginAlikeIsFine() {
        assertThat(Judge.findings("SC015", """
                events: { GO: {}, done: {}, errors.many: {} }
                initial: a
                states:
                  a:
                    entry: [ { raise: done } ]
                    on: { done.invoke.x: b, error.platform: b, GO: b, done: b, errors.many: b }
                  b: { type: final }
                """)).isEmpty();
    }
}
