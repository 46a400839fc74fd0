package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeadlockTest {
    private static final List<String> EXAMPLES = Pages.examples("SC202");

    @Test
    void reportsTheExampleOfThePage() {
        assertThat(Judge.found(EXAMPLES.getFirst())).extracting(Finding::rule, Finding::message)
                .contains(tuple("SC202",
                        "nothing goes on any more: `left` waits in `waiting`, `right` waits in `waiting`"));
    }

    /// The first mistake of all: the event that starts everything comes from outside, and nobody
    /// said so.
    @Test
    void aSystemInWhichNothingEverHappensIsToldWhy() {
        assertThat(Judge
                .found("""
                        system: alone
                        actors:
                          door:
                            machine:
                              machine: door
                              initial: closed
                              states: { closed: { tags: [rest], on: { OPEN: open } }, open: { on: { CLOSE: closed } } }
                        """))
                .filteredOn(finding -> finding.rule().equals("SC202")).singleElement().satisfies(finding -> {
                    assertThat(finding.message()).isEqualTo("nothing ever happens: `door` waits in `closed`");
                    assertThat(finding.hint()).contains(
                            "nobody sends a first event; if it comes from outside, say so at its receiver: environment: true");
                });
    }

    @Test
    void theRemedyHelps() {
        assertThat(Judge.found(EXAMPLES.getLast())).isEmpty();
    }
}
