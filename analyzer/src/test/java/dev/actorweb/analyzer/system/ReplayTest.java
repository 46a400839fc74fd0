package dev.actorweb.analyzer.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.analyzer.rule.RuleSettings;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.SystemReader;
import dev.actorweb.machine.yaml.Problem;
import dev.actorweb.machine.yaml.YamlReader;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {
    private static final String LAMP = """
            system: lamps
            actors:
              lamp:
                environment: true
                machine:
                  initial: off
                  events: { PRESS: { n: int } }
                  context: { n: 0 }
                  states:
                    off: { on: { PRESS: { target: on, actions: [ { assign: { n: event.n } } ] } } }
                    on: { on: { PRESS: off }, after: { 1s: off }, tags: [rest] }
            check:
              - never: lamp.n > 2
              - leads-to: { from: "lamp.in('on')", to: "lamp.in('off')" }
            """;

    private static MachineSystem system(String text) {
        var reading = SystemReader.read("system.yaml", text);
        return reading.system().orElseThrow(() -> new AssertionError(text + reading.problems()));
    }

    private static RunReading read(String text) {
        return RunReader.read(YamlReader.read("run.yaml", text));
    }

    private static Replayed play(String scenario, String system) {
        var reading = read(scenario);
        assertThat(reading.problems()).isEmpty();
        return Replay.play(reading.scenario().orElseThrow(), system(system), RuleSettings.DEFAULT);
    }

    private static String presses(String steps) {
        return "scenario: presses\nsystem: ./system.yaml\nsteps:\n" + steps;
    }

    /// Every run that shows something wrong, written as a scenario and read again, shows the same.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void everyCounterexampleFailsInTheSameWay(int seed) {
        Random random = new Random(seed);
        int replayed = 0;
        int rounds = 0;
        for (int i = 0; i < 60; i++) {
            String text = RandomSystems.text(random)
                    + "  - leads-to: { from: \"a0.in('s0')\", to: \"a1.in('s1')\", fair: "
                    + (random.nextBoolean() ? "weak" : "none") + " }\n";
            if (random.nextInt(3) == 0) {
                text = text.replace("check:", "channels: [lossy, duplicating]\ncheck:");
            }
            var system = system(text.replace("- leads-to",
                    random.nextBoolean() ? "- leads-to" : "- mailbox-bound: 1\n  - leads-to"));
            var report = SystemAnalysis.of(system)
                    .bounds(Bounds.DEFAULT.maxStates(4_000).crashes(random.nextInt(2))).run();
            for (Counterexample one : report.counterexamples()) {
                if (one.trace().isEmpty()) {
                    continue;
                }
                Trace trace = one.trace().get();
                String scenario = RunText.of(trace, one.finding().message(), "./system.yaml");
                var reading = read(scenario);
                assertThat(reading.problems()).as(scenario).isEmpty();
                var again = Replay.play(reading.scenario().orElseThrow(), system, RuleSettings.DEFAULT);
                assertThat(again.problems()).as(text + scenario).isEmpty();
                assertThat(again.trace()).isEqualTo(trace);
                assertThat(again.findings()).extracting(Finding::rule, Finding::message).as(text + scenario)
                        .contains(org.assertj.core.groups.Tuple.tuple(one.finding().rule(),
                                one.finding().message()));
                replayed++;
                rounds += trace.loop().isPresent() ? 1 : 0;
            }
        }
        assertThat(replayed).isGreaterThan(100);
        assertThat(rounds).isGreaterThan(5);
    }

    @Test
    void aConditionIsCheckedWhereItIsExpected() {
        var replayed = play(presses("""
                  - expect: lamp.in('off')
                  - { actor: lamp, environment: PRESS, with: { n: 2 } }
                  - expect: lamp.in('on') && lamp.n == 1
                  - expect: 1 / 0 == lamp.n
                """), LAMP.replace("environment: true", "environment: { PRESS: [ { n: 2 } ] }"));

        assertThat(replayed.problems()).extracting(Problem::code, Problem::message)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Replayed.EXPECTATION,
                                "`lamp.in('on') && lamp.n == 1` does not hold: `lamp` is in `on`"),
                        org.assertj.core.groups.Tuple.tuple(Replayed.EXPECTATION,
                                replayed.problems().get(1).message()));
        assertThat(replayed.problems().getFirst().position().line()).isEqualTo(6);
        assertThat(replayed.problems().get(1).message()).contains("has no value");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { actor: lamb, timer: after 1s }                        | there is no actor `lamb`
            { actor: lamp, timer: after 1s }                        | `lamp` can't do this in `off`
            { actor: lamp, environment: PRESS, with: { n: 7 } }     | `lamp` can't do this in `off`
            { actor: lamp, environment: PRESS, to: [off] }          | `lamp` can't do this in `off`
            { actor: lamp, environment: PRESS, choice: 2 }          | `lamp` can't do this in `off`
            { actor: lamp, crash: PRESS }                           | `lamp` can't do this in `off`
            """)
    void whatCannotBeDoneIsSaid(String step, String message) {
        var replayed = play(presses("  - " + step + "\n"),
                LAMP.replace("environment: true", "environment: { PRESS: [ { n: 2 } ] }"));

        assertThat(replayed.problems()).extracting(Problem::message).containsExactly(message);
        assertThat(replayed.problems().getFirst().hint()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            scenario: x                                                   | 1:1: a scenario needs `system`
            scenario: x\\nsystem: s.yaml\\nsteps: [ { actor: a } ]          | 3:10: the actor does nothing here
            scenario: x\\nsystem: s.yaml\\nsteps: [ { timer: t } ]          | 3:10: a step needs `actor`
            scenario: x\\nsystem: s.yaml\\nsteps: [ { actor: a, timer: t, start: } ] | 3:10: an actor does one thing at a time
            scenario: x\\nsystem: s.yaml\\nsteps: [ { actor: a, timer: } ] | 3:28: `timer` needs the name of an event
            scenario: x\\nsystem: s.yaml\\nsteps: [ { actor: a, timer: t, choice: 0 } ] | 3:40: `choice` counts from 1
            scenario: x\\nsystem: s.yaml\\nloop: 3                         | 3:7: `loop` is the number of a step, from 1 to 1, not 3
            """)
    void badScenariosAreRefusedAtTheirPlace(String text, String problem) {
        var reading = read(text.replace("\\n", "\n") + "\n");

        assertThat(reading.scenario()).isEmpty();
        assertThat(reading.problems()).extracting(one -> one.position() + ": " + one.message())
                .contains(problem);
    }

    @Test
    void aRoundMustCloseAndBeFair() {
        String system = """
                system: pair
                actors:
                  a:
                    machine:
                      initial: x
                      states: { x: { after: { 1s: y } }, y: { after: { 1s: x } } }
                  b:
                    machine:
                      initial: p
                      states: { p: { after: { 1s: q } }, q: {} }
                check:
                  - leads-to: { from: "b.in('p')", to: "b.in('q')", fair: weak }
                """;
        String round = presses("  - { actor: a, timer: after 1s }\n  - { actor: a, timer: after 1s }\n");

        assertThat(play(round + "loop: 2\n", system).problems()).extracting(Problem::message)
                .containsExactly("the run does not come back to where step 2 begins");
        assertThat(play(round + "loop: 1\n", system).findings()).isEmpty(); // b could go on all the
                                                                            // time
        assertThat(play(round + "loop: 1\n", system.replace("weak", "none")).findings())
                .extracting(Finding::rule)
                .isEqualTo(List.of("SC204"));
    }

    @Test
    void aRoundMayComeBackWithMoreMessages() {
        String system = """
                system: clockwork
                actors:
                  clock:
                    machine:
                      initial: on
                      states: { on: { after: { 1s: { target: on, reenter: true, actions: [ { sendTo: hand, event: TICK } ] } } } }
                  hand:
                    machine: { initial: idle, states: { idle: { on: { TICK: idle } } } }
                """;
        String round = presses("  - { actor: clock, timer: after 1s }\nloop: 1\n");

        assertThat(play(round, system).problems()).isEmpty();
        assertThat(play(round, system).findings()).extracting(Finding::message).containsExactly(
                "the mailbox of `hand` can grow for ever: messages can come faster than it takes them");
        var bounded = play(round,
                system.replace("  hand:\n", "  hand:\n    mailbox: { capacity: 8, overflow: block }\n"));
        assertThat(bounded.findings()).isEmpty();
        assertThat(bounded.problems()).extracting(Problem::message)
                .containsExactly("the run does not come back to where step 1 begins");
    }
}
