package dev.actorweb.analyzer.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.Patient;
import dev.actorweb.analyzer.simulate.Given;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.State;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.machine.yaml.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplorerTest {
    private static CompiledMachine machine(String yaml) {
        var reading = MachineReader.read("spec.yaml", yaml);
        assertThat(reading.problems()).isEmpty();
        return CompiledMachine.of(reading.machine().orElseThrow());
    }

    private static Exploration explore(String yaml) {
        return Explorer.explore(machine(yaml), Patient.BOUNDS, Given.NOTHING);
    }

    private static List<String> unreachable(String yaml) {
        var found = explore(yaml);
        assertThat(found.isComplete()).isTrue();
        return found.unreachableStates().stream().map(State::name).toList();
    }

    @Test
    void moreDeferredEventsThanAreKeptMayAsWellComeLater() {
        assertThat(unreachable("""
                initial: a
                states:
                  a: { defer: [ X, Y ], on: { GO: b } }
                  b: { on: { X: c, Y: f } }
                  c: { on: { X: d } }
                  d: { defer: Y, on: { X: { target: g, actions: [ { raise: Z } ] } } }
                  g: { on: { X: h, Y: b, Z: g } }
                  h: { on: { X: i } }
                  i: { on: { X: j } }
                  j: { on: { X: k, Y: l } }
                  k: {}
                  l: {}
                  f: { type: final }
                  e: { on: { X: a } }
                """)).containsExactly("e");
    }

    @Test
    void moreDeferredEventsOfItsOwnAreUnknown() {
        var found = explore("""
                initial: a
                states:
                  a: { defer: X, on: { GO: b } }
                  b: { on: { X: c, BACK: a } }
                  c: { on: { X: { target: d, actions: [ { raise: X } ] } } }
                  d: { type: final }
                  e: { on: { X: a } }
                """);

        assertThat(found.stop()).contains(Bounds.Stop.DEFERRED);
        assertThat(found.reachableStates()).extracting(State::name).contains("d").doesNotContain("e");
        assertThat(found.deadEnds()).isEmpty();
    }

    @Test
    void theShorterTimerFiresFirst() {
        assertThat(unreachable("""
                initial: a
                states:
                  a: { after: { 10s: b, 5s: c } }
                  b: {}
                  c: {}
                """)).containsExactly("b");
    }

    @Test
    void aTimerGoesOnWhileOthersAreStarted() {
        assertThat(unreachable(
                """
                        type: parallel
                        states:
                          slow: { initial: w, states: { w: { after: { 10s: late } }, late: {} } }
                          quick:
                            initial: a
                            states:
                              a: { after: { 4s: b } }
                              b: { after: { 4s: c } }
                              c: { after: { 4s: { target: d, guard: { stateIn: slow.w } } }, always: { target: e, guard: { stateIn: slow.late } } }
                              d: {}
                              e: {}
                        """))
                .containsExactly("quick.d");
    }

    @Test
    void anEventMayComeAtAnyTimeBeforeATimer() {
        assertThat(unreachable("""
                initial: a
                states:
                  a: { on: { GO: b }, after: { 10s: c } }
                  b: { after: { 1s: d } }
                  c: {}
                  d: {}
                """)).isEmpty();
    }

    @Test
    void aTimerThatIsLeftDoesNotFire() {
        assertThat(unreachable("""
                initial: a
                states:
                  a: { on: { GO: { target: b, actions: [ { raise: LATE, delay: 5s, id: t } ] } } }
                  b: { on: { STOP: { target: c, actions: [ { cancel: t } ] }, LATE: d } }
                  c: { on: { LATE: e } }
                  d: {}
                  e: {}
                """)).isEmpty(); // LATE may come from outside as well
        assertThat(unreachable("""
                initial: a
                states:
                  a: { after: { 5s: b }, on: { GO: c } }
                  b: {}
                  c: { after: { 9s: { target: d, guard: { stateIn: b } } } }
                  d: {}
                """)).containsExactly("d");
    }

    @Test
    void aNamedDelayIsAnyTimeUnlessItIsGiven() {
        String yaml = """
                initial: a
                states:
                  a: { after: { pause: b, 5s: c } }
                  b: {}
                  c: {}
                """;
        assertThat(unreachable(yaml)).isEmpty();
        var given = new Given(Map.of(), Map.of(), Map.of("pause", Duration.ofSeconds(6)));
        assertThat(Explorer.explore(machine(yaml), Patient.BOUNDS, given).unreachableStates())
                .extracting(State::name).containsExactly("b");
    }

    @Test
    void aServiceEndsEitherWayOrNever() {
        assertThat(unreachable("""
                initial: a
                states:
                  a: { invoke: { src: work, onDone: b, onError: c }, on: { GO: d } }
                  b: {}
                  c: {}
                  d: {}
                """)).isEmpty();
    }

    @Test
    void anUnknownGuardMayHoldOrNotButNotBothAtOnce() {
        assertThat(unreachable("""
                initial: a
                states:
                  a:
                    on:
                      GO: [ { target: b, guard: g }, { target: c, guard: { not: g } }, d ]
                  b: {}
                  c: {}
                  d: {}
                """)).containsExactly("d");
    }

    @Test
    void constantsAndGivenGuardsAreKnown() {
        String yaml = """
                initial: a
                states:
                  a: { on: { GO: [ { target: b, guard: never }, { target: c, guard: g }, d ] } }
                  b: {}
                  c: {}
                  d: {}
                """;
        assertThat(unreachable(yaml)).containsExactly("b");
        var given = new Given(Map.of("g", List.of(true)), Map.of(), Map.of());
        assertThat(Explorer.explore(machine(yaml), Patient.BOUNDS, given).unreachableStates())
                .extracting(State::name).containsExactly("b", "d");
    }

    @Test
    void nothingIsKnownAboutTheDataOfEvents() {
        assertThat(unreachable(
                """
                        initial: a
                        context: { n: 0, t: "" }
                        events: { SET: { n: int }, GO: {} }
                        states:
                          a:
                            on:
                              SET: { actions: [ { assign: { n: event.n } } ] }
                              GO: [ { target: b, if: n > 3 }, { target: c, if: n > 3 && false }, { target: d, if: "t == 'x'" } ]
                          b: { output: { n: "${n}" }, type: final }
                          c: {}
                          d: {}
                        """))
                .containsExactly("c", "d");
    }

    @Test
    void variablesCount() {
        var found = explore("""
                initial: a
                context: { n: 0 }
                states:
                  a:
                    on:
                      UP: { actions: [ { assign: { n: n + 1 } } ], if: n < 3 }
                      GO: [ { target: b, if: n == 3 }, { target: c, if: n == 4 } ]
                  b: {}
                  c: {}
                """);
        assertThat(found.unreachableStates()).extracting(State::name).containsExactly("c");
        assertThat(found.places()).isEqualTo(5);
        assertThat(found.configurations()).isEqualTo(2);
        assertThat(found.deadEnds()).containsExactly(List.of("b"));
    }

    /// XState leaves the state around a remembered one out of what it enters, and so do we.
    @Test
    void configurationsAreCountedByTheirAtomicStates() {
        var found = explore("""
                initial: s
                on: { B: s }
                states:
                  s:
                    type: parallel
                    states:
                      a: { always: h }
                      h: { type: history }
                """);
        assertThat(found.places()).isEqualTo(2);
        assertThat(found.configurations()).isEqualTo(1);
    }

    @Test
    void aVariableOutsideOfItsDomainIsUnknown() {
        var found = explore(
                """
                        initial: a
                        context: { n: { type: int, initial: 0, min: 0, max: 3 } }
                        states:
                          a:
                            on:
                              UP: { actions: [ { assign: { n: n + 1 } } ] }
                              ZERO: { actions: [ { assign: { n: "0" } } ] }
                              GO: [ { target: b, if: n == 3 }, { target: c, if: n > 1000 }, { target: d, if: n < 0 && n > 0 && false } ]
                          b: { on: { NOT: { target: d, if: n != 3 } } }
                          c: {}
                          d: {}
                        """);
        assertThat(found.isComplete()).isTrue();
        assertThat(found.unreachableStates()).isEmpty(); // b with n unknown, then d: no more is
                                                         // claimed
        assertThat(found.places()).isEqualTo(5 + 2 + 1 + 1);
        assertThat(unreachable("""
                initial: a
                context: { mode: { type: string, initial: slow, values: [slow, quick] } }
                states:
                  a:
                    on:
                      TURN: { actions: [ { assign: { mode: "mode == 'slow' ? 'quick' : 'slow'" } } ] }
                      GO: { target: b, if: "mode == 'off'" }
                  b: {}
                """)).containsExactly("b");
    }

    @Test
    void aTraceIsAShortestOne() {
        var found = explore("""
                initial: a
                states:
                  a: { on: { X: b, Y: c } }
                  b: { on: { X: c } }
                  c: { on: { Z: [ { target: d, guard: g } ] } }
                  d: { invoke: { src: s, onDone: e, onError: a } }
                  e: { type: final }
                """);
        int end = found.ended().length() - 1;
        List<String> causes = new ArrayList<>();
        for (var step : found.trace(end).steps()) {
            causes.add(step.cause().map(Cause::text).orElse("start") + " "
                    + step.result().snapshot().configuration() + step.guards());
        }
        assertThat(causes).containsExactly("start [a]{}", "Y [c]{}", "Z [d]{g=[true]}", "s is done [e]{}");
    }

    @Test
    void aHaltIsFoundWithItsWay() {
        var found = explore(
                """
                        initial: a
                        context: { n: 1 }
                        states:
                          a: { on: { DOWN: { actions: [ { assign: { n: n - 1 } } ] }, DIV: { actions: [ { assign: { n: 1 / n } } ] } } }
                        """
                        .replace("n - 1", "0"));
        assertThat(found.halts()).hasSize(1);
        assertThat(found.trace(found.halts().getFirst().place()).length()).isEqualTo(2);
    }

    @Test
    void regionsInWhateverOrderAreOnePlace() {
        var found = explore("""
                type: parallel
                states:
                  l: { initial: a, states: { a: { on: { L: b } }, b: { on: { L: a } } } }
                  r: { initial: a, states: { a: { on: { R: b } }, b: { on: { R: a } } } }
                """);
        assertThat(found.places()).isEqualTo(4);
    }

    @Test
    void manyUnknownGuardsInACircleAreAllTried() {
        var found = explore(ring(12));

        assertThat(found.isComplete()).isTrue();
        assertThat(found.unreachableStates()).isEmpty();
        assertThat(found.deadTransitions()).isEmpty();
        assertThat(found.halts()).isNotEmpty().noneMatch(Exploration.Halt::certain);
    }

    /// Each state may go on to its neighbour and to one farther off, as only Java knows.
    private static String ring(int size) {
        var spec = new StringBuilder("initial: s0\nstates:\n");
        for (int i = 0; i < size; i++) {
            spec.append(
                    "  s%d: { always: [ { target: s%d, guard: g%d }, { target: s%d, guard: h%d } ], on: { GO: s%d } }%n"
                            .formatted(i, (i + 1) % size, i, (i + 7) % size, i, (5 * i + 3) % size));
        }
        return spec.toString();
    }

    @Test
    void aLongListOfUnknownGuardsIsTriedToItsEnd() {
        var spec = new StringBuilder("initial: a\nstates:\n  a:\n    on:\n      GO:\n");
        for (int i = 0; i < 60; i++) {
            spec.append("        - { target: s%d, guard: g%d }%n".formatted(i, i));
        }
        for (int i = 0; i < 60; i++) {
            spec.append("  s%d: { type: final }%n".formatted(i));
        }

        assertThat(unreachable(spec.toString())).isEmpty();
    }

    @Test
    void whatWaitsManyTimesOverIsNamed() {
        var machine = machine(
                """
                        initial: a
                        context: { n: 0 }
                        states:
                          a:
                            after: { 5s: b }
                            on:
                              GO: { actions: [ { choose: [ { if: n < 3, actions: [ { raise: { type: L }, delay: 1h } ] } ] } ] }
                          b: { on: { GO: a, L: a } }
                        """);
        var found = Explorer.explore(machine, Patient.BOUNDS.withStates(500), Given.NOTHING);

        assertThat(found.stop()).contains(Bounds.Stop.STATES);
        assertThat(found.crowd()).hasValueSatisfying(crowd -> {
            assertThat(crowd.event()).isEqualTo("L");
            assertThat(crowd.count()).isGreaterThan(5);
            assertThat(crowd.position()).contains(new Position(7, 60));
        });
    }

    @Test
    void whatEndsIsNoCrowd() {
        assertThat(explore("{initial: a, states: {a: {after: {5s: b}, on: {GO: a}}, b: {}}}").crowd())
                .isEmpty();
    }

    @Test
    void moreThanCanBeTriedIsSaid() {
        var found = explore(ring(40));

        assertThat(found.stop()).contains(Bounds.Stop.CHOICES);
        assertThat(found.unreachableStates()).isEmpty();
    }

    /// Whatever the guards say, it counts for ever then.
    @Test
    void stepsThatOnlyTheLimitEndsAreNotTriedInEveryWay() {
        var spec = new StringBuilder("context: { n: 0 }\ninitial: a\nstates:\n  a: { on: { GO: s0 } }\n");
        for (int i = 0; i < 9; i++) {
            spec.append("  s%d: { always: [ { target: s%d, guard: g%d }, { target: s%d } ] }%n".formatted(i,
                    i + 1, i,
                    i + 1));
        }
        spec.append(
                "  s9: { always: { target: s9, reenter: true, actions: [ { assign: { n: n + 1 } } ] } }\n");
        var found = explore(spec.toString());

        assertThat(found.stop()).contains(Bounds.Stop.CHOICES);
        assertThat(found.steps()).isLessThan(20);
        assertThat(found.halts()).anyMatch(Exploration.Halt::certain);
    }
}
