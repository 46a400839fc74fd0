package dev.actorweb.analyzer.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.machine.system.SystemReader;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What makes an exploration endless is named.
class SwellingTest {
    private static Optional<String> swelling(String variables, String assign, String mailbox, int states) {
        var reading = SystemReader.read("system.yaml",
                """
                        system: desk
                        actors:
                          desk:
                            mailbox: 2
                            machine:
                              context: { %s }
                              initial: idle
                              states:
                                idle: { on: { ORDER: { actions: [ { assign: { %s } }, { sendTo: client, event: OK } ] } } }
                          client:
                            environment: true%s
                            machine:
                              initial: deciding
                              states:
                                deciding: { on: { GO: { target: waiting, actions: [ { sendTo: desk, event: ORDER } ] } } }
                                waiting: { on: { OK: deciding, GO: null } }
                        """
                        .formatted(variables, assign, mailbox));
        var report = SystemAnalysis
                .of(reading.system().orElseThrow(() -> new AssertionError(reading.problems())))
                .bounds(Bounds.DEFAULT.maxStates(states)).run();
        return report.swelling();
    }

    @Test
    void aCounterWithoutAnEnd() {
        assertThat(swelling("calm: { type: int, initial: 0 }, served: { type: int, initial: 0 }",
                "served: served + 1, calm: 1 - calm", "", 200))
                .hasValue(
                        "`served` of `desk` takes ever more values: keep it within bounds by a guard, or leave it out");
    }

    @Test
    void aTextThatGetsLongerAndLonger() {
        assertThat(swelling("log: ''", "log: \"log + 'x'\"", "", 200)).isPresent();
    }

    @Test
    void whatComesToItsEndDoesNotSwell() {
        assertThat(swelling("served: { type: int, initial: 0 }", "served: \"(served + 1) % 100\"", "", 2000))
                .isEmpty();
    }

    @Test
    void aVariableThatGetsNoNewValuesIsNotToBlame() {
        assertThat(swelling("served: { type: int, initial: 0 }, tick: ''",
                "served: \"(served + 1) % 7\", tick: \"tick + '.'\"", "", 500).orElseThrow())
                .startsWith("`tick`");
    }

    @Test
    void delaysThatPileUp() {
        var system = SystemReader
                .read("system.yaml",
                        """
                                system: pile
                                actors:
                                  clock:
                                    environment: { GO: {} }
                                    machine:
                                      initial: on
                                      states:
                                        on: { on: { GO: { actions: [ { raise: LATER, delay: 1s } ] }, LATER: { actions: [] } } }
                                """)
                .system().orElseThrow();
        var report = SystemAnalysis.of(system).run();
        assertThat(report.ending()).isEqualTo(Ending.DELAYS);
        assertThat(report.swelling())
                .hasValueSatisfying(
                        why -> assertThat(why).startsWith("ever more delays of `clock` run at once"));
    }

    @Test
    void fullMailboxesThatGrowAllTheSame() {
        var system = SystemReader.read("system.yaml", """
                system: resend
                actors:
                  sender:
                    mailbox: 2
                    machine:
                      initial: sending
                      states:
                        sending:
                          entry: [ { sendTo: receiver, event: MSG } ]
                          after: { 1s: { target: sending, reenter: true } }
                          on: { ACK: { target: sending, reenter: true } }
                  receiver:
                    mailbox: 2
                    machine:
                      initial: receiving
                      states: { receiving: { on: { MSG: { actions: [ { sendTo: sender, event: ACK } ] } } } }
                """).system().orElseThrow();
        var report = SystemAnalysis.of(system).bounds(Bounds.DEFAULT.maxStates(2_000)).run();
        assertThat(report.swelling()).hasValueSatisfying(why -> assertThat(why)
                .contains("ever more messages wait for `", "`, though it has room for 2"));
    }

    @Test
    void aMailboxThatIsKnownToGrowIsNotToldAgain() {
        var system = SystemReader.read("system.yaml", """
                system: flood
                actors:
                  desk: { machine: { initial: on, states: { on: { on: { X: { actions: [] } } } } } }
                  client:
                    environment: true
                    machine:
                      initial: on
                      states: { on: { on: { GO: { actions: [ { sendTo: desk, event: X } ] } } } }
                """).system().orElseThrow();
        var report = SystemAnalysis.of(system).bounds(Bounds.DEFAULT.maxStates(100)).run();
        assertThat(report.findings()).anyMatch(finding -> finding.rule().equals("SC205"));
        assertThat(report.swelling()).isEmpty();
    }
}
