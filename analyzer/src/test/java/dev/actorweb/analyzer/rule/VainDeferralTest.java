package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VainDeferralTest {
    @Test
    void whatAStateHandlesItselfIsNotDeferred() {
        assertThat(Judge.findings("SC118", """
                initial: a
                states:
                  a:
                    defer: [X, Y.one, Z.*]
                    on: { X: b, Y.*: b, Z.*: { target: b, guard: g } }
                  b: { on: { X: a, Y.one: a, "Z.*": a } }
                """)).containsExactly(
                "SC118 4:13 `a` defers `X`, which it handles itself in line 5",
                "SC118 4:16 `a` defers `Y.one`, which it handles itself in line 5",
                "SC118 4:23 `a` defers `Z.*`, which it handles itself in line 5");
    }

    @Test
    void whatNobodyTakesIsNotDeferred() {
        assertThat(Judge.findings("SC118", """
                initial: a
                states:
                  a: { defer: [X, "Y.*"], on: { GO: b } }
                  b: { defer: Z, on: { X: null, GO: a } }
                """)).containsExactly(
                "SC118 3:16 `a` defers `X`, but no state ever takes it",
                "SC118 3:19 `a` defers `Y.*`, but no state ever takes it",
                "SC118 4:15 `b` defers `Z`, but no state ever takes it");
    }

    @Test
    void aHistoryStateDefersNothing() {
        assertThat(Judge.findings("SC118", """
                initial: a
                states:
                  a: { initial: b, on: { X: a.h }, states: { b: {}, h: { type: history, defer: X } } }
                """)).containsExactly("SC118 3:80 `a.h` is a history state, which defers nothing");
    }

    @Test
    void deferringWhatAnotherStateTakesIsRight() {
        assertThat(Judge.findings("SC118", """
                initial: a
                states:
                  a: { defer: [X, Y.one, "Z.*"], on: { GO: b } }
                  b: { on: { X: a, "Y.*": a, Z.deep.down: a } }
                """)).isEmpty();
    }

    @Test
    void aNameIsAnExceptionToADeferredWildcard() {
        assertThat(Judge.findings("SC118", """
                initial: a
                states:
                  a: { defer: ["*"], on: { GO: b } }
                  b: { defer: ["J.*"], on: { J.now: a, X: a, "*": a } }
                """)).containsExactly("SC118 4:16 `b` defers `J.*`, which it handles itself in line 4");
    }

    @Test
    void aFinalStateThatDefersIsReportedAsBusy() {
        assertThat(Judge.findings("SC005", """
                initial: a
                states:
                  a: { on: { GO: b, X: a } }
                  b: { type: final, defer: X }
                """)).containsExactly("SC005 4:28 the final state `b` defers events");
    }
}
