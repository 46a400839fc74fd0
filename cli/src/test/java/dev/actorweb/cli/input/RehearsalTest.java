package dev.actorweb.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RehearsalTest {
    @Test
    void theScriptIsPlayedToItsEnd() throws Exception {
        assertThat(Rehearsal.run()).isEqualTo(new Reply.Answer("feat"));
    }
}
