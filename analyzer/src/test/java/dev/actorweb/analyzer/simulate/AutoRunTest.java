package dev.actorweb.analyzer.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.step.Event;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AutoRunTest {
    @Test
    void autoRunWaitsUntilTheMachineCanTakeAnEvent() {
        var machine = Plays.machine("""
                initial: a
                states:
                  a: { after: { 10s: b } }
                  b: { invoke: { src: work, onDone: c } }
                  c: { on: { GO: d } }
                  d: {}
                """);
        var scenario = Scenario.of("spec", "auto", List.of(Event.of("GO"), Event.of("GO")), Duration.ZERO,
                Given.NOTHING, OptionalLong.empty());

        assertThat(Plays.states(Player.autoRun(scenario, machine))).containsExactly("a", "b", "c", "d",
                "(d)");
        assertThat(Plays.states(Player.play(scenario, machine))).containsExactly("a", "(a)", "(a)");
    }

    @Test
    void autoRunLetsServicesSucceedBeforeTheirTimeOuts() {
        var machine = Plays.machine("""
                initial: a
                states:
                  a: { on: { GO: b } }
                  b: { invoke: { src: work, onDone: a }, after: { 10s: late } }
                  late: {}
                """);
        var scenario = Scenario.of("spec", "auto", List.of(Event.of("GO"), Event.of("GO")), Duration.ZERO,
                Given.NOTHING, OptionalLong.empty());

        assertThat(Plays.states(Player.autoRun(scenario, machine))).containsExactly("a", "b", "a", "b", "a");
    }

    @Test
    void autoRunLetsAGivenAnswerComeAtItsTime() {
        var machine = Plays.machine("""
                initial: b
                states:
                  b: { invoke: { src: work, onDone: c }, after: { 10s: late } }
                  c: { on: { GO: d } }
                  late: { on: { GO: d } }
                  d: {}
                """);

        assertThat(Plays.states(Player.autoRun(Plays.scenario("""
                scenario: s
                machine: m.yaml
                given: { work: { done: 1, after: 11s } }
                steps: [ { send: GO } ]
                """), machine))).containsExactly("b", "late", "d");
    }

    @Test
    void autoRunEndsWhereServicesGoInCircles() {
        var machine = Plays.machine("""
                initial: a
                states:
                  a: { invoke: { src: work, onDone: b } }
                  b: { invoke: { src: rest, onDone: a } }
                """);
        var scenario = Scenario.of("spec", "auto", List.of(), Duration.ZERO, Given.NOTHING,
                OptionalLong.empty());

        assertThat(Plays.states(Player.autoRun(scenario, machine))).containsExactly("a", "b", "a");
    }
}
