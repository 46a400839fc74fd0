package dev.actorweb.cli.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.actorweb.cli.commit.MessageCleanup.Mode;
import org.junit.jupiter.api.Test;

class MessageCleanupTest {
    private static final String EDITED = """


            fix: a\t\r
            # a comment



            body\t
             # kept

            # ------------------------ >8 ------------------------
            # below
            diff --git

            """;

    @Test
    void stripRemovesCommentsAndSurplusBlanks() {
        assertThat(MessageCleanup.edited().clean(EDITED))
                .isEqualTo("fix: a\n\nbody\n # kept\n\ndiff --git\n");
    }

    @Test
    void scissorsRemoveWhatIsBelowThem() {
        assertThat(new MessageCleanup(Mode.SCISSORS, "#").clean(EDITED))
                .isEqualTo("fix: a\n# a comment\n\nbody\n # kept\n");
    }

    @Test
    void scissorsOfAnotherCommentCharacterAreText() {
        assertThat(new MessageCleanup(Mode.SCISSORS, ";").clean(EDITED)).contains("diff --git");
    }

    @Test
    void whitespaceKeepsComments() {
        assertThat(MessageCleanup.given().clean("#1 is not a comment\n\n\n"))
                .isEqualTo("#1 is not a comment\n");
    }

    @Test
    void verbatimKeepsAll() {
        assertThat(new MessageCleanup(Mode.VERBATIM, "#").clean(EDITED)).isEqualTo(EDITED);
    }

    @Test
    void theByteOrderMarkGoes() {
        assertThat(MessageCleanup.given().clean("\uFEFFfix: a")).isEqualTo("fix: a\n");
    }

    @Test
    void commentsMayBeginWithSeveralCharacters() {
        assertThat(new MessageCleanup(Mode.STRIP, "//").clean("/ a\n// b\n")).isEqualTo("/ a\n");
        assertThatIllegalArgumentException().isThrownBy(() -> new MessageCleanup(Mode.STRIP, ""));
    }

    @Test
    void nothingButCommentsIsEmpty() {
        assertThat(MessageCleanup.edited().clean("# a\n\n#b\n")).isEmpty();
    }
}
