package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BadDelayTest {
    @Test
    void noDurationNegativeAndZero() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a:
                    after:
                      0: b
                      -1: b
                      -5s: b
                      0ms: b
                      "1h 30m": b
                      5 apples: b
                      "": b
                      1e3: b
                  b: { type: final }
                """)).containsExactly(
                "SC016 5:7 the delay `0` is zero",
                "SC016 6:7 the delay `-1` is negative",
                "SC016 7:7 the delay `-5s` is negative",
                "SC016 8:7 the delay `0ms` is zero",
                "SC016 9:7 `1h 30m` is not a duration",
                "SC016 10:7 `5 apples` is not a duration",
                "SC016 11:7 `` is not a duration",
                "SC016 12:7 `1e3` is not a duration");
    }

    @Test
    void aDelayThatIsSentIsLookedAtToo() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a:
                    entry: [ { raise: LATE, delay: -5s }, { raise: NOW, delay: 0 } ]
                    on: { LATE: b, NOW: b }
                  b: { type: final }
                """)).containsExactly(
                "SC016 4:36 the delay `-5s` is negative");
    }

    @Test
    void whatIsComputedIsKnownWhenTheMachineRuns() {
        assertThat(Judge.findings("""
                context: { wait: 10 }
                initial: a
                states:
                  a:
                    after: { "${wait}": b, "${wait * 2}s": b }
                  b: { type: final }
                """)).isEmpty();
    }

    @Test
    void severalTransitionsAfterOneDelayAreOneFinding() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a:
                    after: { -1s: [ { target: b, guard: g }, { target: b } ] }
                  b: { type: final }
                """)).containsExactly(
                "SC016 4:14 the delay `-1s` is negative");
    }

    @Test
    void durationsNumbersAndNamesAreFine() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a:
                    after: { 250ms: b, 30s: b, 1.5s: b, 5m: b, 2h: b, 1d: b, 1000: b, abc: b, TIME_OUT: b }
                  b: { type: final }
                """)).isEmpty();
    }
}
