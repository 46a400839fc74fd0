package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreachableStateTest {
    @Test
    void whereWaysCannotBeReadNothingIsSaid() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a: { onn: { GO: b } }
                  b: { on: [ { GO: c } ] }
                  c: { on: { GO: a } }
                """)).containsExactly("SC011 3:8 a state has no property `onn`",
                "SC011 4:12 `on` must be a mapping, not a list");
    }

    @Test
    void aStateWithoutAWayInIsReportedOnceWithItsContents() {
        assertThat(Judge.findings("SC101", """
                initial: a
                states:
                  a: { on: { GO: c } }
                  b:
                    initial: x
                    states: { x: { on: { N: y } }, y: { on: { N: x } } }
                    on: { OUT: c }
                  c: { type: final }
                """)).containsExactly(
                "SC101 4:3 `b` can never be entered, nor the 2 states in it");
    }

    @Test
    void aCycleOfItsOwnIsNoWayIn() {
        assertThat(Judge.findings("SC101", """
                initial: a
                states:
                  a: { on: { GO: a2 } }
                  a2: { type: final }
                  b: { on: { N: c } }
                  c: { on: { N: b } }
                """)).containsExactly(
                "SC101 5:3 `b` can never be entered",
                "SC101 6:3 `c` can never be entered");
    }

    @Test
    void whatStandsBehindAnUnguardedTransitionIsNeverTaken() {
        assertThat(Judge.findings("SC101", """
                initial: a
                states:
                  a: { on: { GO: [ { target: b }, { target: c, guard: g } ] } }
                  b: { type: final }
                  c: { type: final }
                """)).containsExactly(
                "SC101 5:3 `c` can never be entered");
    }

    @Test
    void whatWaitsBesideAnUnguardedAlwaysIsNeverTaken() {
        assertThat(Judge.findings("SC101", """
                initial: a
                states:
                  a: { always: b, on: { GO: c }, after: { 1s: c } }
                  b: { type: final }
                  c: { type: final }
                """)).containsExactly(
                "SC101 5:3 `c` can never be entered");
    }

    @Test
    void aDoneThatCantComeLeadsNowhere() {
        assertThat(Judge.findings("SC101", """
                initial: a
                states:
                  a:
                    initial: x
                    states: { x: { on: { GO: "#b" } }, y: { type: final } }
                    onDone: c
                  b: { id: b, type: final }
                  c: { type: final }
                """)).containsExactly(
                "SC101 5:40 `a.y` can never be entered",
                "SC101 8:3 `c` can never be entered");
    }

    @Test
    void aHistoryStateThatNobodyEntersIsReported() {
        assertThat(Judge.findings("SC101", """
                initial: a
                states:
                  a:
                    initial: x
                    states: { x: { on: { N: y } }, y: { on: { N: x } }, h: { type: history } }
                """)).containsExactly(
                "SC101 5:57 the history state `a.h` is never a target");
    }

    @Test
    void alwaysAfterServicesAndTheirFailuresAreWaysIn() {
        assertThat(Judge.findings("SC101", """
                machine: m
                initial: a
                states:
                  a:
                    invoke: { src: s, onDone: [ { target: b, guard: g }, { target: c } ], onError: d }
                    after: { 5s: e }
                  b: { always: [ { target: f, guard: g }, { target: "#gee" } ] }
                  c: { type: final }
                  d: { on: { "*": h.inner } }
                  e: { on: { x.*: { target: [ p.l.y, p.r.y ] } } }
                  f: { type: final }
                  g: { id: gee, type: final }
                  h:
                    initial: first
                    states:
                      first: { on: { GO: "#m.c" } }
                      inner: { on: { GO: first } }
                  p:
                    type: parallel
                    states:
                      l: { initial: x, states: { x: { on: { L: y } }, y: { on: { L: x } } } }
                      r: { initial: x, states: { x: { on: { R: y } }, y: { on: { R: x } } } }
                    on: { OUT: a }
                """)).isEmpty();
    }

    @Test
    void shallowHistoryEntersTheDefaultsOfWhatItRemembers() {
        assertThat(Judge.findings("SC101", """
                initial: p
                states:
                  p:
                    initial: x
                    states:
                      x: { on: { N: q.two } }
                      q:
                        initial: one
                        states:
                          one: { on: { N: two } }
                          two: { on: { OUT: "#away" } }
                      h: { type: history }
                  away: { id: away, on: { BACK: p.h } }
                """)).isEmpty();
    }

    @Test
    void deepHistoryRestoresOnlyWhatWasActive() {
        assertThat(Judge.findings("SC101", """
                initial: p
                states:
                  p:
                    initial: x
                    states:
                      x: { on: { N: q.two } }
                      q:
                        initial: one
                        states:
                          one: { on: { N: two } }
                          two: { on: { OUT: "#away" } }
                      h: { type: history, history: deep }
                  away: { id: away, on: { BACK: p.h } }
                """)).containsExactly(
                "SC101 10:11 `p.q.one` can never be entered");
    }

    @Test
    void aMisspeltTargetCountsAsTheOneThatWasMeant() {
        assertThat(Judge.findings("""
                initial: closed
                states:
                  closed: { on: { OPEN: opne } }
                  open: { on: { CLOSE: closed } }
                """)).containsExactly(
                "SC001 3:25 a transition of `closed` leads to `opne`, which is no state");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ tarket: 'b c' }", "[ { target: c, cond: g }, b ]",
            "[ { target: c, if: '1 +' }, b ]",
            "[ { target: c, if: [] }, b ]", "[ [ b, c ] ]"})
    void aTransitionThatIsNotUnderstoodMayLeadAnywhere(String transition) {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a: { on: { GO: %s } }
                  b: { type: final }
                  c: { type: final }
                """.formatted(transition))).hasSize(1).allMatch(line -> line.matches("SC01[17] 3:.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ tarket: b }", "opne", "[ [ b ] ]"})
    void aStateThatIsWrittenNowhereElseIsNotWhereItLeads(String transition) {
        assertThat(Judge.findings("SC101", """
                initial: a
                states:
                  a: { on: { GO: %s, STAY: b } }
                  b: { type: final }
                  open: { type: final }
                  attic: { type: final }
                """.formatted(transition))).last().asString().endsWith("`attic` can never be entered");
    }

    @Test
    void aNameThatLooksLikeAConditionIsUnderstood() {
        assertThat(Judge.findings("SC101", """
                context: { x: 1 }
                initial: a
                states:
                  a: { on: { GO: { target: a, guard: "x > 1", reenter: true } } }
                  b: { type: final }
                """)).containsExactly("SC101 5:3 `b` can never be entered");
    }
}
