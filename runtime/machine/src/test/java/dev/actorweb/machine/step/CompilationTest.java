package dev.actorweb.machine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.yaml.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What cannot run is refused with its place, before anything runs.
class CompilationTest {
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
}
