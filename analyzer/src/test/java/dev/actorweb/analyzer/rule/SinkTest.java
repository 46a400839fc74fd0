package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SinkTest {
    @Test
    void aStateWithoutAWayOutIsReported() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a: { on: { GO: b, END: c } }
                  b: { entry: cheer }
                  c: { type: final }
                """)).containsExactly(
                "SC108 4:3 nothing leads out of `b`, and it is not final");
    }

    @Test
    void toItselfIsNoWayOut() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a: { on: { GO: b, END: c } }
                  b: { on: { GO: b } }
                  c: { type: final }
                """)).containsExactly(
                "SC108 4:3 nothing leads out of `b`, and it is not final");
    }

    @Test
    void aForbiddenEventDoesNotComeToTheParent() {
        assertThat(Judge.findings("""
                initial: p
                states:
                  p:
                    initial: a
                    states:
                      a: { on: { GO: b } }
                      b: { on: { OUT: null } }
                    on: { OUT: c }
                  c: { type: final }
                """)).containsExactly(
                "SC108 7:7 nothing leads out of `p.b`, and it is not final");
    }

    @Test
    void anEndThatNobodyHearsIsOne() {
        assertThat(Judge.findings("""
                initial: p
                states:
                  p:
                    initial: a
                    states:
                      a: { on: { GO: end } }
                      end: { type: final }
                    on: { OUT: null }
                """)).containsExactly(
                "SC108 7:7 `p.end` ends `p`, and nothing leads on from there");
    }

    @Test
    void theParentsWayOutIsEnough() {
        assertThat(Judge.findings("""
                initial: p
                states:
                  p:
                    initial: a
                    states:
                      a: { on: { GO: b } }
                      b: {}
                    on: { OUT: c }
                  c: { type: final }
                """)).isEmpty();
    }

    @Test
    void theParentsEndAndTimeOutsAreEnough() {
        assertThat(Judge.findings("""
                initial: p
                states:
                  p:
                    initial: a
                    states:
                      a: { on: { GO: end, STAY: b } }
                      b: {}
                      end: { type: final }
                    onDone: c
                    after: { 5s: c }
                  c: { type: final }
                """)).isEmpty();
    }

    @Test
    void anotherRegionMayLeadOut() {
        assertThat(Judge.findings("""
                initial: p
                states:
                  p:
                    type: parallel
                    states:
                      l: { initial: a, states: { a: { on: { GO: b } }, b: {} } }
                      r: { initial: a, states: { a: { on: { OUT: "#c" } } } }
                  c: { id: c, type: final }
                """)).isEmpty();
    }

    @Test
    void regionsAndTheirEndsWaitForTheOthers() {
        assertThat(Judge.findings("""
                initial: p
                states:
                  p:
                    type: parallel
                    states:
                      l: { initial: a, states: { a: { on: { GO: b } }, b: { type: final } } }
                      r: { initial: a, states: { a: { on: { GO: b } }, b: { type: final } } }
                    onDone: c
                  c: { type: final }
                """)).isEmpty();
    }

    @Test
    void aWorkingServiceOrAnActionIsLife() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a: { on: { GO: b, NEXT: c } }
                  b: { invoke: { src: serve } }
                  c: { on: { PING: { actions: pong } } }
                """)).isEmpty();
    }

    @Test
    void aMachineOfOneStateHasNowhereToGo() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a: {}
                """)).isEmpty();
    }

    @Test
    void guardsThatNeverHoldAgainLeaveItStuck() {
        String spec = """
                initial: a
                context: { n: { type: int, initial: 0, min: 0, max: 3 } }
                states:
                  a: { on: { GO: { target: b, actions: [ { assign: { n: "n < 3 ? n + 1 : n" } } ] } } }
                  b: { %s on: { BACK: { target: a, if: n < %s } } }
                  c: { type: final }
                """;
        assertThat(Judge.findings("SC108", spec.formatted("", "2"))).isEmpty();
        assertThat(Judge.explored("SC108", spec.formatted("", "2"))).containsExactly(
                "SC108 5:3 the machine can get stuck in `b`: transitions lead out, but none of them can be "
                        + "taken any more");
        assertThat(Judge.explored("SC108", spec.formatted("", "4"))).isEmpty();
        assertThat(Judge.explored("SC108", spec.formatted("tags: [rest],", "2"))).isEmpty();
    }
}
