package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DanglingTargetTest {
    @Test
    void aMisspeltTargetIsReportedWithTheOneThatWasMeant() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a:
                    on: { GO: bee }
                  bees: { type: final }
                """)).containsExactly(
                "SC001 4:15 a transition of `a` leads to `bee`, which is no state");
    }

    @Test
    void aKeyOfAnotherBranchNeedsItsId() {
        assertThat(Judge.findings("""
                machine: m
                initial: a
                states:
                  a:
                    initial: b
                    states:
                      b: { on: { GO: inner } }
                    on: { OUT: c }
                  c:
                    initial: inner
                    states:
                      inner: { on: { BACK: "#m.a" } }
                """)).containsExactly(
                "SC001 7:22 a transition of `a.b` leads to `inner`, which is no state");
    }

    @Test
    void everyKindOfTransitionIsLookedAt() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a:
                    invoke: { src: s, onDone: nowhere, onError: [ { target: "#nobody" } ] }
                    after: { 5s: .below }
                    always: { target: missing, guard: g }
                """)).containsExactly(
                "SC001 4:31 a transition of `a` leads to `nowhere`, which is no state",
                "SC001 4:61 a transition of `a` leads to `#nobody`, which is no state",
                "SC001 5:18 a transition of `a` leads to `.below`, which is no state",
                "SC001 6:23 a transition of `a` leads to `missing`, which is no state");
    }

    @Test
    void conditionsAskForStatesThatExist() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a:
                    on:
                      GO: [ { target: b, guard: { stateIn: "#zzz" } }, { target: b, if: "in('bb')" } ]
                  b: { type: final }
                """)).containsExactly(
                "SC001 5:44 the condition asks for `#zzz`, which is no state",
                "SC001 5:77 the condition asks for `bb`, which is no state");
    }

    @Test
    void siblingsChildrenIdsAndPathsAreFound() {
        assertThat(Judge.findings("""
                machine: m
                initial: a
                states:
                  a:
                    initial: x
                    states:
                      x: { on: { N: y, I: "#deep", P: "#m.c" } }
                      y: { id: deep }
                    on: { C: .y, S: b, D: c.z }
                  b: { on: { A: a, W: { target: c, guard: { stateIn: "#deep" } } } }
                  c:
                    initial: z
                    states: { z: { on: { BACK: "#m.a.x" } } }
                """)).isEmpty();
    }
}
