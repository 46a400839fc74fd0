package dev.actorweb.machine.step;

import static dev.actorweb.machine.step.Simulated.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which transitions a step takes, and the order in which states are left and entered.
class StepTest {
    @Test
    void entryAndExitRunInOrder() {
        var run = run("""
                initial: a
                entry: enter root
                exit: exit root
                states:
                  a:
                    entry: enter a
                    exit: [ exit a ]
                    initial: { target: b, actions: initial b }
                    states: { b: { entry: enter b, exit: exit b } }
                    on: { GO: { target: end, actions: [ go ] } }
                  end: { type: final, entry: enter end, exit: exit end }
                """);

        assertThat(run.start().actions()).containsExactly("enter root", "enter a", "initial b", "enter b");
        assertThat(run.send(Event.of("GO")).actions()).containsExactly("exit b", "exit a", "go", "enter end",
                "exit end",
                "exit root");
        assertThat(run.snapshot().status()).isEqualTo(Snapshot.Status.DONE);
    }

    @Test
    void aTransitionWithinItsSourceReentersOnlyWhenTold() {
        var run = run("""
                initial: a
                states:
                  a:
                    entry: enter a
                    exit: exit a
                    initial: b
                    states: { b: { entry: enter b }, c: { entry: enter c } }
                    on: { IN: .c, AGAIN: { target: .c, reenter: true } }
                """);

        assertThat(run.send(Event.of("IN")).actions()).containsExactly("enter c");
        assertThat(run.send(Event.of("AGAIN")).actions()).containsExactly("exit a", "enter a", "enter c");
    }

    @Test
    void theInnerStateIsAskedFirstAndAForbiddenEventStopsThere() {
        var run = run("""
                initial: a
                on: { E: { actions: root }, F: { actions: root } }
                states:
                  a: { on: { E: { actions: a }, F: null } }
                  b: {}
                """);

        assertThat(run.send(Event.of("E")).actions()).containsExactly("a");
        var forbidden = run.send(Event.of("F"));
        assertThat(forbidden.actions()).isEmpty();
        assertThat(forbidden.handled()).isTrue();
        assertThat(run.send(Event.of("G")).handled()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"a.b.c,exact", "a.b.d,a.b.*", "a.b,a.b.*", "a.x,a.*", "a,a.*", "ab,*", "other,*"})
    void exactDescriptorsComeBeforeLongerWildcardsBeforeShorter(String event, String action) {
        var run = run("""
                on:
                  "*": { actions: "*" }
                  a.*: { actions: a.* }
                  a.b.*: { actions: a.b.* }
                  a.b.c: { actions: exact }
                """);

        assertThat(run.send(Event.of(event)).actions()).containsExactly(action);
    }

    @Test
    void aGuardThatFailsLetsTheNextCandidateTry() {
        var run = run("""
                context: { n: 3 }
                on:
                  E:
                    - { guard: no, actions: named }
                    - { guard: { type: big, params: { than: 5 } }, actions: big5 }
                    - { guard: { and: [ yes, { not: no } ] }, if: n > 3, actions: inline }
                    - { guard: { or: [ no, { type: big, params: { than: "${n - 1}" } } ] }, actions: big2 }
                    - { actions: last }
                """);

        assertThat(run.send(Event.of("E")).actions()).containsExactly("big2");
    }

    @Test
    void stateInLooksAtTheWholeConfiguration() {
        var run = run("""
                type: parallel
                states:
                  l: { initial: a, states: { a: { on: { E: b } }, b: {} } }
                  r:
                    initial: c
                    states:
                      c: { on: { F: { target: d, guard: { stateIn: l.b } } } }
                      d: { on: { F: { target: c, if: "in('l.b') && state == 'l.b,r.d'" } } }
                """);

        assertThat(run.send(Event.of("F")).handled()).isFalse();
        run.send(Event.of("E"));
        assertThat(run.send(Event.of("F")).snapshot().configuration()).containsExactly("l.b", "r.d");
        assertThat(run.send(Event.of("F")).snapshot().configuration()).containsExactly("l.b", "r.c");
    }

    @Test
    void regionsReactTogetherAndAreDoneTogether() {
        var run = run(
                """
                        initial: p
                        states:
                          p:
                            type: parallel
                            onDone: { target: end, actions: done }
                            states:
                              l: { initial: a, onDone: { actions: left done }, states: { a: { on: { E: b } }, b: { type: final } } }
                              r: { initial: c, states: { c: { on: { E: d } }, d: { on: { F: e } }, e: { type: final } } }
                          end: {}
                        """);

        assertThat(run.send(Event.of("E")).actions()).containsExactly("left done");
        assertThat(run.snapshot().value()).isEqualTo(Map.of("p", Map.of("l", "b", "r", "d")));
        assertThat(run.send(Event.of("F")).actions()).containsExactly("done");
        assertThat(run.snapshot().configuration()).containsExactly("end");
    }

    @Test
    void severalTargetsEnterRegions() {
        var run = run("""
                initial: a
                states:
                  a: { on: { E: [ { target: [ p.l.x, "#y" ] } ] } }
                  p:
                    type: parallel
                    states:
                      l: { initial: w, states: { w: {}, x: {} } }
                      r: { initial: w, states: { w: {}, y: { id: y } } }
                """);

        assertThat(run.send(Event.of("E")).snapshot().configuration()).containsExactly("p.l.x", "y");
    }

    @Test
    void alwaysIsTakenAsSoonAsItHolds() {
        var run = run("""
                context: { n: 0 }
                initial: a
                states:
                  a:
                    always: { target: b, if: n >= 2 }
                    on: { INC: { actions: [ { assign: { n: n + 1 } } ] } }
                  b: {}
                """);

        run.send(Event.of("INC"));
        assertThat(run.snapshot().configuration()).containsExactly("a");
        assertThat(run.send(Event.of("INC")).snapshot().configuration()).containsExactly("b");
    }
}
