package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeviatingStepTest {
    @Test
    void aSpecAloneIsNeverReported() {
        assertThat(Judge.found("""
                machine: door
                initial: closed
                states:
                  closed: { on: { OPEN: open } }
                  open: { tags: [progress], on: { CLOSE: closed } }
                """)).extracting(Finding::rule).doesNotContain("SC401");
        assertThat(new DeviatingStep().proof()).isEqualTo(Proof.OBSERVATION);
    }
}
