package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MissingInitialTest {
    @Test
    void aMachineNeedsOneToo() {
        assertThat(Judge.findings("""
                machine: m
                states:
                  a: { type: final }
                """)).containsExactly(
                "SC003 1:1 the machine `m` has states but no `initial`");
    }

    @Test
    void initialMustNameAStateInside() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a:
                    initial: bb
                    states:
                      b1: { on: { GO: "#out" } }
                  c: { id: out, type: final }
                """)).containsExactly(
                "SC003 4:14 `initial` of `a` names `bb`, which is no state in it");
    }

    @Test
    void initialMustNotLeadOutside() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a:
                    initial: "#out"
                    states:
                      b: { on: { GO: "#out" } }
                  c: { id: out, type: final }
                """)).containsExactly(
                "SC003 4:14 `initial` of `a` leads to `c`, which is not inside it");
    }

    @Test
    void anAtomicStateHasNone() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a: { initial: b, on: { GO: b } }
                  b: { type: final }
                """)).containsExactly(
                "SC003 3:17 `a` has an `initial` but no states");
    }

    @Test
    void compoundWithoutStatesIsEmpty() {
        assertThat(Judge.findings("""
                initial: a
                states:
                  a: { type: compound, on: { GO: b } }
                  b: { type: final }
                """)).containsExactly(
                "SC003 3:3 `a` is compound but has no states");
    }

    @Test
    void grandchildrenIdsAndTheLongFormAreFine() {
        assertThat(Judge.findings("""
                initial: a.b
                states:
                  a:
                    initial: { target: b, actions: greet }
                    states:
                      b: { on: { GO: c } }
                      c: { id: sea, on: { GO: b } }
                    on: { DEEP: d }
                  d:
                    initial: "#e"
                    states: { e: { id: e, on: { GO: "#sea" } } }
                """)).isEmpty();
    }
}
