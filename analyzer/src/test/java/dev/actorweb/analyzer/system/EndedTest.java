package dev.actorweb.analyzer.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.rule.Finding;
import dev.actorweb.machine.system.SystemReader;
import org.junit.jupiter.api.Test;

/// A promise that waits for an actor in the state with which it ends says why that does not help.
class EndedTest {
    private static Finding broken(String check, String last) {
        var reading = SystemReader.read("system.yaml", """
                system: trip
                actors:
                  trip:
                    count: 2
                    machine:
                      initial: booking
                      states:
                        booking: { after: { 1s: done } }
                        done: { %s }
                check:
                  - %s
                """.formatted(last, check));
        return SystemAnalysis.of(reading.system().orElseThrow(() -> new AssertionError(reading.problems())))
                .run()
                .findings().getFirst();
    }

    @Test
    void whatNeverLeadsThere() {
        assertThat(broken("leads-to: { from: \"trip[0].in('booking')\", to: \"trip[0].in('done')\" }",
                "type: final").hint()).hasValue(
                        "`trip` ends with its final state `done`, and an actor that has ended is in no state:"
                                + " instead of type: final, tag it: tags: [rest]");
    }

    @Test
    void whatIsNotAlwaysSo() {
        assertThat(broken("always: trip.count('booking') + trip.count('done') == 2", "type: final").hint())
                .hasValueSatisfying(hint -> assertThat(hint).contains("ends with its final state `done`"));
    }

    @Test
    void otherStatesNeedNoExplanation() {
        assertThat(broken("always: trip.count('booking') == 2", "type: final").hint()).isEmpty();
        assertThat(broken("never: trip.count('done') == 2", "tags: [rest]").hint()).isEmpty();
    }
}
