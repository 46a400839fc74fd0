package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongAddressTest {
    private static final List<String> EXAMPLES = Pages.examples("SC201");

    @Test
    void reportsTheExampleOfThePage() {
        assertThat(Judge.found(EXAMPLES.getFirst())).extracting(Finding::rule, Finding::message)
                .contains(tuple("SC201", "`desk` sends `PACK` to `paker`, which is no actor of this system"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"paker, event: PACK~did you mean `packer`?",
            "\"${to}\", event: PACK~did you mean `packer`?",
            "somebody, event: PACK~its actors are desk, packer, clock[0]",
            "packer, event: PAKC~did you mean `PACK`?", "packer, event: GO~it handles PACK, STOP",
            "\"clock[1]\", event: TICK~it handles no events"})
    void whatMayBeMeantIsTold(String sent, String hint) {
        assertThat(Judge.found("""
                system: desk
                actors:
                  desk:
                    machine:
                      context: { to: paker }
                      initial: a
                      states: { a: { entry: { sendTo: %s } } }
                  packer: { machine: { on: { PACK: {}, STOP: {} } } }
                  clock: { count: 2, machine: { initial: a, states: { a: { after: { 1s: a } } } } }
                """.formatted(sent))).filteredOn(finding -> finding.rule().equals("SC201"))
                .extracting(finding -> finding.hint().orElse("")).containsExactly(hint);
    }

    @Test
    void theRemedyHelps() {
        assertThat(Judge.found(EXAMPLES.getLast())).isEmpty();
    }
}
