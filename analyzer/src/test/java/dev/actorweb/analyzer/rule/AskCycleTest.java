package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.system.Bounds;
import dev.actorweb.analyzer.system.Replay;
import dev.actorweb.analyzer.system.RunReader;
import dev.actorweb.analyzer.system.RunText;
import dev.actorweb.analyzer.system.SystemAnalysis;
import dev.actorweb.machine.system.MachineSystem;
import dev.actorweb.machine.system.SystemReader;
import dev.actorweb.machine.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AskCycleTest {
    private static final List<String> EXAMPLES = Pages.examples("SC207");

    /// Two that ask when they are told to; a third goes on for ever, so that there is no deadlock
    /// of all.
    private static final String PAIR = """
            system: pair
            actors:
              clock:
                machine: { machine: clock, initial: tick, states: { tick: { after: { 1s: tock } },
                  tock: { after: { 1s: tick } } } }
              user:
                environment: true
                machine:
                  machine: user
                  initial: here
                  events: { GO_A: {}, GO_B: {} }
                  states:
                    here:
                      on:
                        GO_A: { target: here, actions: [ { sendTo: a, event: GO } ] }
                        GO_B: { target: here, actions: [ { sendTo: b, event: GO } ] }
              a:
                mailbox: { capacity: 2, overflow: drop-newest }
                machine:
                  machine: a
                  initial: idle
                  states:
                    idle: { tags: [rest], on: { GO: asking, ASK: { actions: [ { sendTo: b, event: ANSWER } ] } } }
                    asking: { entry: [ { sendTo: b, event: ASK } ], on: { ANSWER: idle, GO: {} %s } %s }
              b:
                mailbox: { capacity: 2, overflow: drop-newest }
                machine:
                  machine: b
                  initial: idle
                  states:
                    idle: { tags: [rest], on: { GO: asking, ASK: { actions: [ { sendTo: a, event: ANSWER } ] } } }
                    asking: { entry: [ { sendTo: a, event: ASK } ], on: { ANSWER: idle, GO: {} } }
            """;

    @Test
    void reportsTheExampleOfThePage() {
        assertThat(Judge.findings("SC207", EXAMPLES.getFirst())).containsExactly(
                "SC207 8:9 actors wait for each other for ever: `left` in `asking` for `OFFER` of"
                        + " `right`, `right` in `asking` for `OFFER` of `left`");
    }

    @Test
    void theRemedyHelps() {
        assertThat(Judge.found(EXAMPLES.getLast())).isEmpty();
    }

    @Test
    void aCircleIsFoundWhereOthersGoOn() {
        assertThat(Judge.findings("SC207", PAIR.formatted("", ""))).singleElement().asString()
                .contains("wait for each other for ever", "`a` in `asking`", "`b` in `asking`");
        assertThat(Judge.findings("SC202", PAIR.formatted("", ""))).isEmpty();
    }

    @Test
    void aTimeOutBreaksIt() {
        assertThat(Judge.findings("SC207", PAIR.formatted("", ", after: { 5s: idle }"))).isEmpty();
    }

    @Test
    void whoAnswersWhileItWaitsBreaksIt() {
        assertThat(Judge.findings("SC207",
                PAIR.formatted(", ASK: { actions: [ { sendTo: b, event: ANSWER } ] }", ""))).isEmpty();
    }

    @Test
    void aWayOnFromElsewhereBreaksIt() {
        assertThat(Judge.findings("SC207", PAIR.formatted(", GO_ON: idle", "")
                .replace("GO_A: { target: here,",
                        "GO_C: { target: here, actions: [ { sendTo: a, event: GO_ON } ] }"
                                + "\n            GO_A: { target: here,")))
                .isEmpty();
    }

    @Test
    void handingOnATokenIsNoCircle() {
        assertThat(Judge.found("""
                system: ping-pong
                actors:
                  a:
                    machine:
                      machine: a
                      initial: playing
                      states:
                        playing: { entry: [ { sendTo: b, event: PING } ], on: { PONG: again } }
                        again: { entry: [ { sendTo: b, event: PING } ], on: { PONG: playing } }
                  b:
                    machine:
                      machine: b
                      initial: waiting
                      states:
                        waiting: { on: { PING: { target: back, actions: [ { sendTo: a, event: PONG } ] } } }
                        back: { on: { PING: { target: waiting, actions: [ { sendTo: a, event: PONG } ] } } }
                """)).isEmpty();
    }

    @Test
    void threeInACircleAreFound() {
        assertThat(Judge.findings("SC207", three("c", "a"))).singleElement().asString().contains(
                "`a` in `asking`",
                "`b` in `asking`", "`c` in `asking`");
        assertThat(Judge.findings("SC207", three("c", "nobody"))).isEmpty();
    }

    private static String three(String ofB, String ofC) {
        StringBuilder text = new StringBuilder("system: three\nactors:\n");
        List<String> names = new ArrayList<>(List.of("a", "b", "c"));
        List<String> asked = List.of("b", ofB, ofC);
        if (ofC.equals("nobody")) {
            text.append("  nobody: { machine: { machine: nobody, initial: n, states: { n: "
                    + "{ on: { ASK: { actions: [ { sendTo: '#origin', event: ANSWER } ] } } } } } }\n");
        }
        for (int i = 0; i < 3; i++) {
            text.append(
                    """
                              %s:
                                machine:
                                  machine: %s
                                  initial: asking
                                  states:
                                    asking: { entry: [ { sendTo: %s, event: ASK } ], on: { ANSWER: done } }
                                    done: { tags: [rest], on: { ASK: { actions: [ { sendTo: '#origin', event: ANSWER } ] } } }
                            """
                            .formatted(names.get(i), names.get(i), asked.get(i)).indent(0));
        }
        return text.toString().replaceAll("(?m)^          ", "      ").replaceAll("(?m)^    (\\w:)", "  $1");
    }

    @Test
    void theRunReplays() {
        MachineSystem system = system(EXAMPLES.getFirst());
        var found = SystemAnalysis.of(system).run().counterexamples().stream()
                .filter(one -> one.finding().rule().equals("SC207")).findFirst().orElseThrow();
        assertThat(found.finding().proof()).isEqualTo(Proof.EXPLORATION);

        var text = RunText.of(found.trace().orElseThrow(), "circle", "spec.yaml");
        var scenario = RunReader.read(YamlReader.read("run.yaml", text)).scenario().orElseThrow();
        assertThat(Replay.play(scenario, system, RuleSettings.DEFAULT).findings())
                .extracting(Finding::message)
                .contains(found.finding().message());
    }

    @Test
    void whereABoundStopsItTheTextsAloneSpeak() {
        assertThat(SystemAnalysis.of(system(PAIR.formatted("", ""))).bounds(Bounds.DEFAULT.maxStates(3)).run()
                .findings()).filteredOn(one -> one.rule().equals("SC207")).singleElement()
                .satisfies(one -> {
                    assertThat(one.proof()).isEqualTo(Proof.STRUCTURE);
                    assertThat(one.message()).contains("may wait for each other");
                });
    }

    private static MachineSystem system(String yaml) {
        var reading = SystemReader.read("spec.yaml", yaml);
        return reading.system().orElseThrow(() -> new AssertionError(reading.problems().toString()));
    }
}
