package dev.actorweb.machine.step;

import static dev.actorweb.machine.step.Simulated.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What history states remember, and where they lead when there is nothing to remember.
class HistoryTest {
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
}
