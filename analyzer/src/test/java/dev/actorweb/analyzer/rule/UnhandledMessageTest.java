package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnhandledMessageTest {
    private static final List<String> EXAMPLES = Pages.examples("SC203");

    @Test
    void reportsTheExampleOfThePage() {
        assertThat(Judge.found(EXAMPLES.getFirst())).extracting(Finding::rule, Finding::message)
                .contains(tuple("SC203", "`desk` does not handle `ORDER` in `busy`"));
    }

    @Test
    void actorsThatShareAMachineShareTheFinding() {
        var found = Judge
                .found("""
                        system: shop
                        machines: {}
                        actors:
                          client:
                            environment: true
                            machine:
                              initial: on
                              states: { on: { on: { GO: { actions: [ { sendTo: east, event: X }, { sendTo: west, event: X } ] } } } }
                          east: { mailbox: 1, machine: &desk { machine: desk, initial: open, states: { open: { on: { X: full } }, full: {} } } }
                          west: { mailbox: 1, machine: *desk }
                        """);
        assertThat(found).filteredOn(finding -> finding.rule().equals("SC203")).singleElement().satisfies(
                finding -> {
                    assertThat(finding.message()).isEqualTo("`east` does not handle `X` in `full`");
                    assertThat(finding.related()).extracting(Related::message)
                            .containsExactly("the actor `east`", "the actor `west`");
                });
    }

    @Test
    void twoMachinesAreTwoFindings() {
        assertThat(Judge
                .found("""
                        system: shop
                        actors:
                          client:
                            environment: true
                            machine:
                              initial: on
                              states: { on: { on: { GO: { actions: [ { sendTo: east, event: X }, { sendTo: west, event: X } ] } } } }
                          east: { mailbox: 1, machine: { machine: desk, initial: open, states: { open: { on: { X: full } }, full: {} } } }
                          west: { mailbox: 1, machine: { machine: desk, initial: open, states: { open: { on: { X: full } }, full: {} } } }
                        """))
                .extracting(Finding::message).contains("`east` does not handle `X` in `full`",
                        "`west` does not handle `X` in `full`");
    }

    @Test
    void theRemedyHelps() {
        assertThat(Judge.found(EXAMPLES.getLast())).isEmpty();
    }
}
