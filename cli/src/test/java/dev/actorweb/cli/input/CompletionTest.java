package dev.actorweb.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionTest {
    private static final List<Candidate> TYPES = List.of(Candidate.of("feat"), Candidate.of("fix"),
            Candidate.of("docs"));

    @Test
    void candidatesBeginWithTheWordAtTheCursor() {
        var completion = Completion.matching("(", "(f", TYPES);
        assertThat(completion).isEqualTo(
                new Completion("(", List.of(Candidate.of("feat"), Candidate.of("fix"))));
        assertThat(completion.common()).isEqualTo("f");
        assertThat(Completion.matching("", "x", TYPES).candidates()).isEmpty();
    }

    @Test
    void whatStaysIsTheBeginningOfTheText() {
        assertThatThrownBy(() -> Completion.matching("b", "a", TYPES))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSharedBeginningHasNoHalfCharacters() {
        assertThat(new Completion("", List.of(Candidate.of("a👨"), Candidate.of("a👩"))).common())
                .isEqualTo("a");
        assertThat(new Completion("", List.of(Candidate.of("ab"), Candidate.of("abc"))).common())
                .isEqualTo("ab");
        assertThat(Completion.none().common()).isEmpty();
    }

    @Test
    void candidatesHoldNothingThatATerminalObeys() {
        assertThat(new Candidate("a\u001b[31mb\nc", "d\u0007\u202e")).isEqualTo(new Candidate("ab c", "d"));
    }
}
