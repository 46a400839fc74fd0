package dev.actorweb.machine.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.Reading;
import dev.actorweb.machine.export.Exporter;
import dev.actorweb.machine.export.Format;
import dev.actorweb.machine.yaml.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Delays that are computed when they begin.
class ComputedDelayTest {
    private static final String BACKOFF = """
            machine: retry
            context: { wait: 100 }
            initial: idle
            states:
              idle: { on: { GO: waiting } }
              waiting:
                entry: { assign: { wait: wait * 2 } }
                after: { "${wait}": idle }
            """;

    @Test
    void aTransitionByTimeWaitsAsLongAsItsExpressionSaysThen() {
        var simulation = simulation(BACKOFF);

        for (int wait : new int[]{200, 400, 800}) {
            simulation.send(Event.of("GO"));
            simulation.advance(Duration.ofMillis(wait - 1));
            assertThat(simulation.snapshot().configuration()).containsExactly("waiting");
            simulation.advance(Duration.ofMillis(1));
            assertThat(simulation.snapshot().configuration()).containsExactly("idle");
        }
    }

    @Test
    void leavingTheStateTakesItBack() {
        var simulation = simulation(BACKOFF.replace("idle }\n", "idle }\n    on: { STOP: idle }\n"));
        simulation.send(Event.of("GO"));
        simulation.send(Event.of("STOP"));

        assertThat(simulation.nextTimer()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', value = {"150|150ms", "1.5|1500us", "'2s'|2s",
            "'1.5m'|90s", "0|0s",
            "string(3) + 's'|3s", "event.wait|7ms", "3 > 2 ? '1h' : '2h'|1h"})
    void anEventWaitsForAnumberOfMillisecondsOrADuration(String expression, String due) {
        var simulation = simulation("""
                machine: m
                initial: a
                events: { GO: { wait: int }, X: {} }
                states:
                  a: { on: { GO: { actions: { raise: X, delay: "${%s}" } }, X: b } }
                  b: {}
                """.formatted(expression.replace("\"", "\\\"")));
        simulation.send(Event.of("GO", "wait", 7L));

        assertThat(simulation.nextTimer()).contains(due.endsWith("us")
                ? Duration.ofNanos(1_500_000)
                : dev.actorweb.machine.Durations.parse(due).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', value = {"-1|`-1` is no delay",
            "'soon'|`soon` is no delay", "''|`` is no delay",
            "1.0 / 0.0|is no delay", "event.x|carries no `x`"})
    void whatIsNoDelayHaltsTheMachineWhereItIs(String expression, String message) {
        var simulation = simulation("""
                initial: a
                states:
                  a: { on: { GO: b } }
                  b:
                    after: { "${%s}": a }
                """.formatted(expression));
        simulation.send(Event.of("GO"));

        assertThat(simulation.snapshot().failure().orElseThrow().toString()).contains(message)
                .contains("5:");
    }

    @Test
    void whatIsSurelyNoDelayIsRefusedWhenRead() {
        assertThat(MachineReader.read("m.yaml", """
                initial: a
                context: { ready: false }
                states:
                  a: { after: { "${ready}": b, "${redy}": b } }
                  b: { entry: { raise: X, delay: "${[1]}" } }
                """).problems()).filteredOn(Problem::isError).extracting(Problem::toString)
                .satisfiesExactlyInAnyOrder(
                        bool -> assertThat(bool).contains("4:17").contains("this is of type bool"),
                        name -> assertThat(name).contains("`redy`"),
                        list -> assertThat(list).contains("5:34").contains("this is of type list"));
    }

    @Test
    void yamlKeepsIt() {
        var machine = read(BACKOFF).machine().orElseThrow();
        String text = Exporter.export(machine, Format.YAML).text().orElseThrow();

        assertThat(Exporter.export(read(text).machine().orElseThrow(), Format.YAML).text()).contains(text);
        assertThat(text).contains("${wait}");
        for (Format other : new Format[]{Format.XSTATE, Format.SCXML}) {
            assertThat(Exporter.export(machine, other).problems()).extracting(Problem::message)
                    .anyMatch(message -> message.contains("the delay `${wait}`, which is computed"));
        }
    }

    private static Simulation simulation(String text) {
        return new Simulation(CompiledMachine.of(read(text).machine().orElseThrow()));
    }

    private static Reading read(String text) {
        Reading reading = MachineReader.read("m.yaml", text);
        assertThat(reading.isClean()).as("%s", reading.problems()).isTrue();
        return reading;
    }
}
