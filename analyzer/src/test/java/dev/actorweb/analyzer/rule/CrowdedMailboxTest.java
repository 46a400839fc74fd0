package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class CrowdedMailboxTest {
    private static final List<String> EXAMPLES = Pages.examples("SC205");

    @Test
    void reportsTheExampleOfThePage() {
        assertThat(Judge.found(EXAMPLES.getFirst())).extracting(Finding::rule, Finding::message)
                .contains(tuple("SC205", "more than 1 messages can wait for `receiver`"));
    }

    @Test
    void theRemedyHelps() {
        assertThat(Judge.found(EXAMPLES.getLast())).isEmpty();
    }
}
