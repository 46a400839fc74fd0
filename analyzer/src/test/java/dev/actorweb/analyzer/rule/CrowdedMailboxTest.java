package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.actorweb.machine.yaml.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrowdedMailboxTest {
    private static final List<String> EXAMPLES = Pages.examples("SC205");

    private static final String BURST = """
            system: burst
            actors:
              sender:
                machine:
                  machine: sender
                  initial: sending
                  states:
                    sending:
                      entry: [ { sendTo: receiver, event: ONE }, { sendTo: receiver, event: ONE } ]
                      always: done
                    done: { type: final }
              receiver:
                machine: { machine: receiver, initial: idle, states: { idle: { on: { ONE: idle } } } }
            check: [ mailbox-bound: %d ]
            """;

    @Test
    void reportsTheExampleOfThePage() {
        assertThat(Judge.found(EXAMPLES.getFirst())).extracting(Finding::rule, Finding::message)
                .containsExactly(
                        tuple("SC205",
                                "the mailbox of `hand` can grow for ever: messages can come faster than it takes them"));
    }

    @Test
    void theRemedyHelps() {
        assertThat(Judge.found(EXAMPLES.getLast())).isEmpty();
        assertThat(Judge.found(EXAMPLES.getFirst().replace("  hand:\n",
                "  hand:\n    mailbox: { capacity: 8, overflow: block }\n"))).isEmpty();
    }

    @Test
    void aPromiseThatIsBrokenIsAnError() {
        assertThat(Judge.found(BURST.formatted(1))).singleElement().satisfies(finding -> {
            assertThat(finding.message()).isEqualTo("more than 1 message can wait for `receiver`");
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        });
        assertThat(Judge.found(BURST.formatted(2))).isEmpty();
    }

    /// What the actor takes in a round must not be what came in it.
    @Test
    void aRingOfOneTokenDoesNotGrow() {
        assertThat(Judge
                .found("""
                        system: ring
                        actors:
                          a: { machine: { machine: a, initial: s, states: { s: { on: { T: { actions: [ { sendTo: b, event: T } ] } } } } } }
                          b:
                            machine:
                              machine: b
                              initial: s
                              context: { n: 0 }
                              states:
                                s:
                                  entry: [ { sendTo: a, event: T } ]
                                  on: { T: { actions: [ { assign: { n: "(n + 1) % 4000" } }, { sendTo: a, event: T } ] } }
                        """))
                .extracting(Finding::rule).doesNotContain("SC205");
    }

    /// After the first round it finds another message than before.
    @Test
    void whatTakesOtherMessagesInTheNextRoundDoesNotGrow() {
        String system = """
                system: burst
                actors:
                  worker:
                    machine:
                      initial: busy
                      states:
                        busy:
                          entry: [ { sendTo: worker, event: X } ]
                          on: { X: { actions: [ { sendTo: worker, event: X }, { sendTo: worker, event: Y } ] }, Y: done }
                        done: { tags: [rest], on: { X: done, Y: done } }
                  clock:
                    machine:
                      initial: tick
                      context: { n: 0 }
                      states: { tick: { after: { 1s: { target: tick, reenter: true, actions: [ { assign: { n: "(n + 1) % 4000" } } ] } } } }
                """;
        assertThat(Judge.found(system)).extracting(Finding::rule).doesNotContain("SC205");
        assertThat(Judge.found(system.replace("event: Y }", "event: X }"))).extracting(Finding::rule)
                .contains("SC205");
    }
}
