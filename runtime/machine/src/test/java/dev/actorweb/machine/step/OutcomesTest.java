package dev.actorweb.machine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.step.Outcome.Assumption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomesTest {
    @Test
    void anUnknownGuardMayHoldOrNot() {
        var all = outcomes("""
                initial: a
                states:
                  a: { on: { GO: [ { guard: { type: paid, params: { n: 1 } }, target: b }, { target: c } ] } }
                  b: {}
                  c: {}
                """);

        assertThat(all.complete()).isTrue();
        assertThat(all.outcomes()).extracting(Outcome::assumptions).containsExactly(
                List.of(new Assumption("paid", Map.of("n", 1L), true)),
                List.of(new Assumption("paid", Map.of("n", 1L), false)));
        assertThat(all.outcomes()).extracting(one -> one.result().snapshot().configuration())
                .containsExactly(List.of("b"), List.of("c"));
    }

    @Test
    void theSameQuestionInTheSameSituationHasOneAnswer() {
        var all = outcomes(
                """
                        initial: a
                        states:
                          a: { on: { GO: [ { guard: g, target: b }, { guard: { not: g }, target: c }, { target: d } ] } }
                          b: {}
                          c: {}
                          d: {}
                        """);

        assertThat(all.outcomes()).extracting(one -> one.result().snapshot().configuration())
                .containsExactly(List.of("b"), List.of("c"));
    }

    @Test
    void afterAChangeTheAnswerMayBeAnother() {
        var all = outcomes("""
                context: { n: 0 }
                initial: a
                states:
                  a: { on: { GO: { guard: g, target: b, actions: [ { assign: { n: n + 1 } } ] } } }
                  b: { always: { guard: g, target: c } }
                  c: {}
                """);

        assertThat(all.outcomes()).extracting(one -> one.result().snapshot().configuration())
                .containsExactly(List.of("c"), List.of("b"), List.of("a"));
    }

    @Test
    void aLoopOfUnknownGuardsComesBackToKnownAnswers() {
        var all = outcomes("""
                initial: a
                states:
                  a: { on: { GO: b } }
                  b: { always: { guard: g, target: c } }
                  c: { always: { guard: g, target: b } }
                """);

        assertThat(all.outcomes()).extracting(one -> one.result().snapshot().status()).containsExactly(
                Snapshot.Status.ERROR, Snapshot.Status.ACTIVE, Snapshot.Status.ACTIVE);
    }

    @Test
    void whatTheOracleKnowsIsNotAsked() {
        Oracle oracle = (name, _, _) -> name.equals("yes")
                ? Oracle.Truth.YES
                : name.equals("no") ? Oracle.Truth.NO : Oracle.Truth.UNKNOWN;
        var all = outcomes(
                """
                        initial: a
                        states:
                          a: { on: { GO: [ { guard: no, target: b }, { guard: yes, target: c }, { guard: g, target: d } ] } }
                          b: {}
                          c: {}
                          d: {}
                        """,
                oracle);

        assertThat(all.outcomes()).hasSize(1);
        assertThat(all.outcomes().getFirst().assumptions()).isEmpty();
        assertThat(all.outcomes().getFirst().result().snapshot().configuration()).containsExactly("c");
    }

    @Test
    void theStartHasOutcomesToo() {
        var machine = machine("{ initial: a, states: { a: { always: { guard: g, target: b } }, b: {} } }");

        assertThat(new Outcomes(machine, Oracle.NONE).initial(null).outcomes())
                .extracting(one -> one.result().snapshot().configuration())
                .containsExactly(List.of("b"), List.of("a"));
    }

    @Test
    void moreOutcomesThanTheLimitAreNotComputed() {
        var text = new StringBuilder("{ initial: s, states: { s: { type: parallel, states: { ");
        for (int i = 0; i < 13; i++) {
            text.append(
                    "r%d: { initial: a, states: { a: { on: { GO: { guard: g%d, target: b } } }, b: {} } }, "
                            .formatted(i, i));
        }

        var all = outcomes(text.append("} } } }").toString());

        assertThat(all.complete()).isFalse();
        assertThat(all.outcomes()).hasSize(Outcomes.LIMIT);
    }

    private static Outcomes.All outcomes(String text) {
        return outcomes(text, Oracle.NONE);
    }

    private static Outcomes.All outcomes(String text, Oracle oracle) {
        var outcomes = new Outcomes(machine(text), oracle);
        var start = outcomes.initial(null).outcomes().getFirst().result().snapshot();
        return outcomes.step(start, Event.of("GO"));
    }

    private static CompiledMachine machine(String text) {
        var reading = MachineReader.read("m", text);
        assertThat(reading.problems()).isEmpty();
        return CompiledMachine.of(reading.machine().orElseThrow());
    }
}
