package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class BrokenInvariantTest {
    private static final List<String> EXAMPLES = Pages.examples("SC209");

    @Test
    void reportsTheExampleOfThePage() {
        assertThat(Judge.found(EXAMPLES.getFirst())).extracting(Finding::rule, Finding::message)
                .contains(tuple("SC209", "`light.count('green') > 1` can hold"));
    }

    @Test
    void theRemedyHelps() {
        assertThat(Judge.found(EXAMPLES.getLast())).isEmpty();
    }
}
