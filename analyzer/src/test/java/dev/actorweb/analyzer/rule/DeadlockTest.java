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

    @Test
    void theRemedyHelps() {
        assertThat(Judge.found(EXAMPLES.getLast())).isEmpty();
    }
}
