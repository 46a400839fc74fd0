package dev.actorweb.machine.step;

import static dev.actorweb.machine.step.Simulated.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// How a machine comes to a halt: steps without an end, expressions without a value, failures that
/// nobody handles.
class HaltTest {
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
}
