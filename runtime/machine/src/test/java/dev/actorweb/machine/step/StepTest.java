package dev.actorweb.machine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.yaml.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepTest {
    private static final Guards BY_NAME = (name, params, situation) -> name.equals("yes")
            || (name.equals("big") && situation.context().get("n") instanceof Long n
                    && params.get("than") instanceof Long than && n > than);

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
    void outputOfAFinalStateReachesOnDoneAndTheMachinesOwnOutputItsEnd() {
        var run = run("""
                context: { got: null }
                initial: work
                output: { result: "${got}", last: "${event.output}" }
                states:
                  work:
                    initial: doing
                    onDone: { target: end, actions: [ { assign: { got: event.output.n } } ] }
                    states: { doing: { on: { END: ended } }, ended: { type: final, output: { n: 7 } } }
                  end: { type: final, output: bye }
                """);

        var result = run.send(Event.of("END"));

        assertThat(result.snapshot().output()).isEqualTo(Map.of("result", 7L, "last", "bye"));
        assertThat(result.effects().getLast()).isEqualTo(new Effect.Done(result.snapshot().output()));
        assertThat(run.send(Event.of("END")).handled()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"shallow,p.b.c", "deep,p.b.d"})
    void historyRemembers(String kind, String back) {
        var run = run("""
                initial: p
                states:
                  p:
                    initial: a
                    on: { OUT: out }
                    states:
                      a: { on: { B: b } }
                      b: { initial: c, states: { c: { on: { D: d } }, d: {} } }
                      h: { type: history, history: %s }
                  out: { on: { BACK: p.h } }
                """.formatted(kind));

        for (String event : List.of("B", "D", "OUT")) {
            run.send(Event.of(event));
        }
        assertThat(run.send(Event.of("BACK")).snapshot().configuration()).containsExactly(back);
    }

    @Test
    void historyWithoutMemoryTakesItsDefaultOrTheInitialState() {
        var text = """
                initial: out
                states:
                  p: { initial: a, states: { a: {}, b: {}, h: { type: history%s } } }
                  out: { on: { BACK: p.h } }
                """;

        assertThat(run(text.formatted("")).send(Event.of("BACK")).snapshot().configuration())
                .containsExactly("p.a");
        assertThat(run(text.formatted(", target: b")).send(Event.of("BACK")).snapshot().configuration())
                .containsExactly("p.b");
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

    @Test
    void assignmentsSeeTheValuesFromBeforeAndLaterActionsTheNewOnes() {
        var run = run("""
                context: { a: 1, b: 2 }
                on:
                  SWAP:
                    actions:
                      - { assign: { a: b, b: a } }
                      - { type: show, params: { a: "${a}", b: "${b}" } }
                """);

        var result = run.send(Event.of("SWAP"));

        assertThat(result.effects()).hasSize(1).first().isInstanceOfSatisfying(Effect.RunAction.class,
                action -> {
                    assertThat(action.params()).isEqualTo(Map.of("a", 2L, "b", 1L));
                    assertThat(action.context().toMap()).isEqualTo(Map.of("a", 2L, "b", 1L));
                });
    }

    @Test
    void raisedEventsComeBeforeTheNextEventAndCarryData() {
        var run = run("""
                initial: a
                states:
                  a:
                    on:
                      GO: { actions: [ { raise: { type: X, by: "${event.by}" } }, { raise: Y } ] }
                      X: { target: b, if: "event.by == 'me'" }
                  b: { on: { Y: c } }
                  c: {}
                """);

        assertThat(run.send(Event.of("GO", "by", "me")).snapshot().configuration()).containsExactly("c");
    }

    @Test
    void everyOtherActionIsAnEffect() {
        var run = run("""
                context: { n: 1 }
                on:
                  E:
                    actions:
                      - { raise: R, delay: 5s, id: r }
                      - { sendTo: "w${n}", event: { type: S, n: "${n}" } }
                      - { sendParent: P, delay: 1s }
                      - { emit: M }
                      - { cancel: r }
                      - { log: "n=${n}" }
                      - { spawnChild: w, id: c, input: 1 }
                      - { stopChild: c }
                """);

        var event = Event.of("E");
        assertThat(run.send(event).effects()).extracting(Effect::toString).satisfiesExactly(
                e -> assertThat(e).startsWith("StartTimer[id=Optional[r]"),
                e -> assertThat(e).isEqualTo(new Effect.SendTo("w1", Event.of("S", "n", 1L), Optional.empty(),
                        Optional.empty()).toString()),
                e -> assertThat(e).startsWith("SendParent[event=Event[type=P"),
                e -> assertThat(e).isEqualTo(new Effect.Emit(Event.of("M")).toString()),
                e -> assertThat(e).isEqualTo("CancelTimer[id=r, all=false]"),
                e -> assertThat(e).isEqualTo("Log[text=n=1]"),
                e -> assertThat(e).isEqualTo(new Effect.Spawn(Optional.of("c"), "w", 1L, event).toString()),
                e -> assertThat(e).isEqualTo("StopChild[id=c]"));
    }

    @Test
    void invokesStartAtEntryAndStopAtExit() {
        var run = run("""
                initial: a
                states:
                  a: { entry: enter, exit: exit, invoke: { id: i, src: s, input: { k: 1 } }, on: { GO: b } }
                  b: {}
                """);

        assertThat(run.start().effects()).extracting(e -> e.getClass().getSimpleName()).containsExactly(
                "RunAction",
                "StartInvoke");
        assertThat(run.send(Event.of("GO")).effects()).extracting(e -> e.getClass().getSimpleName())
                .containsExactly("RunAction", "StopInvoke");
    }

    @Test
    void timersFireInOrderOfTimeAndOfTheirStart() {
        var run = run(
                """
                        type: parallel
                        states:
                          a: { after: { 2s: { actions: a2 }, 1s: { actions: a1 } } }
                          b: { initial: x, states: { x: { after: { 1s: y } }, y: { after: { 1s: { actions: b2 } } } } }
                        """);

        assertThat(run.advance(Duration.ofSeconds(2)).stream().flatMap(r -> r.actions().stream()))
                .containsExactly("a1",
                        "a2", "b2");
        assertThat(run.now()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void anEndlessStepIsAFailureThatNamesTheCycle() {
        var run = run("""
                initial: a
                states:
                  a: { on: { GO: b } }
                  b: { always: c }
                  c: { always: b }
                """);

        var result = run.send(Event.of("GO"));

        assertThat(result.snapshot().status()).isEqualTo(Snapshot.Status.ERROR);
        assertThat(result.snapshot().configuration()).containsExactly("a");
        assertThat(result.effects()).isEmpty();
        assertThat(result.snapshot().failure().orElseThrow().message()).matches(
                "no end after 10000 microsteps; the transitions repeat: (b \\(always\\) → c|c \\(always\\) → b) \\(always\\)");
    }

    @Test
    void anEndlessRaiseIsAFailureToo() {
        var run = run("{ on: { A: { actions: [ { raise: A } ] } } }");

        assertThat(run.send(Event.of("A")).snapshot().failure().orElseThrow().message())
                .isEqualTo("no end after 10000 microsteps; the transitions repeat: (machine) (A)");
    }

    @Test
    void anExpressionWithoutValueHaltsTheMachineWhereItWas() {
        var run = run(
                """
                        context: { n: 0 }
                        initial: a
                        states: { a: { exit: leave, on: { E: { target: b, actions: [ { assign: { n: 1 % n } } ] } } }, b: {} }
                        """);

        var result = run.send(Event.of("E"));

        assertThat(result.snapshot().failure()).hasValueSatisfying(failure -> {
            assertThat(failure.message()).isEqualTo("division by zero");
            assertThat(failure.position().orElseThrow()).hasToString("3:79");
        });
        assertThat(result.snapshot().configuration()).containsExactly("a");
        assertThat(result.effects()).isEmpty();
        assertThat(run.send(Event.of("E")).handled()).isFalse();
    }

    @Test
    void theFailureOfAServiceThatNobodyHandlesHaltsTheMachine() {
        var run = run("{ on: { X: null } }");

        var result = run.send(Event.failed("s", Map.of("message", "gone")));

        assertThat(result.snapshot().failure()).hasValueSatisfying(
                failure -> assertThat(failure.cause()).isEqualTo(Map.of("message", "gone")));
    }

    @Test
    void initialActionsSeeTheInput() {
        var machine = CompiledMachine.of(MachineReader.read("m",
                "{ context: { name: '' }, entry: [ { assign: { name: event.input.name } } ] }").machine()
                .orElseThrow());

        var result = Step.initial(machine, Map.of("name", "Ann"), Guards.NONE);

        assertThat(result.snapshot().context().get("name")).isEqualTo("Ann");
        assertThatThrownBy(() -> result.snapshot().context().get("nom"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void acceptedEventsAreThoseOfAllActiveStates() {
        var run = run(
                "{ initial: a, on: { A: null, B: { actions: x } }, states: { a: { on: { C: b, \"d.*\": b } }, b: {} } }");

        assertThat(run.snapshot().acceptedEvents()).containsExactly("C", "d.*", "B");
        run.send(Event.of("C"));
        assertThat(run.snapshot().acceptedEvents()).containsExactly("B");
    }

    @Test
    void tagsOfAllActiveStatesAreShown() {
        var run = run("{ initial: a, tags: x, states: { a: { tags: [y, z] } } }");

        assertThat(run.snapshot().tags()).containsExactly("x", "y", "z");
        assertThat(run.snapshot().in("a")).isTrue();
        assertThat(run.snapshot().in("#(machine)")).isTrue();
        assertThat(run.snapshot().in("b")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '§', value = {
            "{ on: { A: nowhere } }~SC001~1:12: `nowhere` names no state",
            "{ states: { a: {} } }~SC003~1:1: the compound state `(machine)` has no `initial`",
            "{ initial: b, states: { a: {} } }~SC003~1:12: `initial: b` names no state inside `(machine)`",
            "{ initial: [a, b], states: { a: {}, b: {} } }~SC004~1:12: `(machine)` needs exactly one `initial`",
            "{ type: final, states: { a: {} } }~SC005~1:1: the final state `(machine)` has states inside",
            "{ type: history }~SC008~1:1: the history state `(machine)` is not inside a compound or parallel state",
            "{ initial: a, states: { a: {}, h: { type: history, target: x } } }~SC008~1:60: the default `x` of the history state `h` is no state beside it",
            "{ initial: h, states: { h: { type: history } } }~SC008~1:25: the history state `h` leads to itself when nothing is remembered",
            "{ initial: a, states: { a: { initial: h, states: { h: { type: history, target: i }, i: { type: history, target: h } } } } }~SC008~1:52: the history state `a.h` leads to itself when nothing is remembered",
            "{ after: { -5: { actions: x } } }~SC016~1:12: `-5` is no delay",
            "{ entry: { raise: A, delay: so soon } }~SC016~1:29: `so soon` is no delay",
            "{ on: { A: { guard: { stateIn: x }, actions: y } } }~SC001~1:32: `x` names no state"})
    void whatCannotRunIsRefusedWithItsPlace(String text, String code, String message) {
        var machine = MachineReader.read("m", text).machine().orElseThrow();

        var compilation = CompiledMachine.compile(machine);

        assertThat(compilation.machine()).isEmpty();
        assertThat(compilation.problems()).first().extracting(Problem::code, Problem::toString)
                .containsExactly(code, "m:" + message);
        assertThatThrownBy(() -> CompiledMachine.of(machine)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anEventNeedsAName() {
        assertThatThrownBy(() -> Event.of("*")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Event.of("")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Simulation run(String text) {
        var reading = MachineReader.read("m", text);
        assertThat(reading.problems()).isEmpty();
        return new Simulation(CompiledMachine.of(reading.machine().orElseThrow()), null, BY_NAME,
                _ -> Duration.ofSeconds(1));
    }
}
