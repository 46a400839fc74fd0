package dev.actorweb.machine.step;

import static dev.actorweb.machine.step.Simulated.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.machine.MachineReader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the actions of a step come to: new values, and effects for others to carry out.
class EffectsTest {
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
}
