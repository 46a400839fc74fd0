package dev.actorweb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "two\nlines\tand a tab", "naïve 日本 👩‍💻", "[31m without an escape"})
    void harmlessTextStaysAsItIs(String text) {
        assertThat(Safe.text(text)).isSameAs(text);
    }

    /// `^` stands for ESC, `!` for BEL.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a^[31;1mb^[0mc        | abc
            a^]0;title!b          | ab
            a^]8;;http://x^\\b    | ab
            a^Pq payload^\\b      | ab
            a^_payload^\\b        | ab
            a^(Bb^=c              | abc
            a^cb                  | ab
            a^[?1049hb            | ab
            a^^[31mb              | ab
            a^                    | a
            a^[                   | a
            a^[12;                | a
            """)
    void escapeSequencesVanishAsAWhole(String text, String expected) {
        assertThat(Safe.text(text.replace('^', '\u001b').replace('!', '\u0007'))).isEqualTo(expected);
    }

    @Test
    void c1ControlsOpenSequencesToo() {
        assertThat(Safe.text("a\u009b31mb\u009d0;title\u009cc\u0090x\u009cd\u0085e")).isEqualTo("abcde");
    }

    @Test
    void anUnfinishedSequenceHidesNothingBeyondItsLine() {
        assertThat(Safe.text("a\u001b]0;title\nsecond line")).isEqualTo("a\nsecond line");
        assertThat(Safe.text("a\u001b\nsecond line")).isEqualTo("a\nsecond line");
    }

    @Test
    void otherControlsVanishOneByOne() {
        assertThat(Safe.text("a\u0000b\bc\u007fd\u000be")).isEqualTo("abcde");
    }

    @Test
    void aCarriageReturnCannotOverwriteALine() {
        assertThat(Safe.text("ok\r\nnext\rover\r")).isEqualTo("ok\nnext\nover");
    }

    @Test
    void textCannotBeReordered() {
        assertThat(Safe.text("a\u202eb\u2066c\u2069d\u200ee\u061cf")).isEqualTo("abcdef");
    }

    @Test
    void aLineStaysALine() {
        assertThat(Safe.line("a\nb\tc\r\nd")).isEqualTo("a\\nb\\tc\\nd");
    }

    @Test
    void nothingDangerousIsEverLeft() {
        long seed = Long.getLong("aw.fuzz.seed", 42);
        var random = new Random(seed);
        var alphabet = "\u001b[]0;m\u0007\\\n\r\t\u009b\u009d\u009c\u202eab(P_^?é";
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            var safe = Safe.text(text.toString());
            assertThat(safe).as("seed %d: %s", seed, text)
                    .doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u202e]");
            assertThat(Safe.text(safe)).as("seed %d", seed).isEqualTo(safe);
        }
    }
}
