package dev.actorweb.cli.input;

import static dev.actorweb.cli.input.Key.Stroke.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.input.Key.Pasted;
import dev.actorweb.cli.input.Key.Redraw;
import dev.actorweb.cli.input.Key.Typed;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyDecoderTest {
    /// In a script, a time in which nothing is typed.
    private static final char PAUSE = '\uffff';

    @Test
    void whatArrivesTogetherIsOneText() {
        assertThat(keys("fix: ä漢👩‍👩‍👧")).containsExactly(new Typed("fix: ä漢👩‍👩‍👧"));
        assertThat(keys("a" + PAUSE + "b")).containsExactly(new Typed("a"), new Typed("b"));
    }

    @Test
    void aCharacterIsNotTornApart() {
        var man = "👨";
        assertThat(keys("a".repeat(1023) + man + "b"))
                .containsExactly(new Typed("a".repeat(1023) + man), new Typed("b"));
        assertThat(keys(man.substring(0, 1) + PAUSE + "x")).containsExactly(new Typed("x"));
    }

    @Test
    void controlCharactersAreWhatTheyAreInAShell() {
        assertThat(keys(
                "\u0001\u0002\u0003\u0004\u0005\u0006\b\t\n\r\u000b\u000c\u000e\u0010\u0015\u0017\u0019\u001a\u007f"))
                .containsExactly(HOME, ARROW_LEFT, CTRL_C, END_OF_INPUT, END, ARROW_RIGHT, BACKSPACE,
                        TAB_PRESSED, ENTER_PRESSED, ENTER_PRESSED, REST_ERASED, new Redraw(), ARROW_DOWN,
                        ARROW_UP, LINE_ERASED, WORD_ERASED, YANKED, new Key.Suspend(), BACKSPACE);
    }

    @Test
    void otherControlCharactersAreNothing() {
        assertThat(keys("\u0000\u0007\u000f\u0011\u0013\u001c\u001f")).isEmpty();
        assertThat(keys("\u0085")).isEmpty();
    }

    @Test
    void cursorKeysComeInBothForms() {
        assertThat(keys("\u001b[A\u001b[B\u001b[C\u001b[D\u001bOA\u001bOB\u001bOC\u001bOD")).containsExactly(
                ARROW_UP, ARROW_DOWN, ARROW_RIGHT, ARROW_LEFT, ARROW_UP, ARROW_DOWN, ARROW_RIGHT, ARROW_LEFT);
        assertThat(
                keys("\u001b[H\u001b[F\u001bOH\u001bOF\u001b[1~\u001b[4~\u001b[7~\u001b[8~\u001b[3~\u001b[Z"))
                .containsExactly(HOME, END, HOME, END, HOME, END, HOME, END, DELETE, BACK_TAB_PRESSED);
    }

    @Test
    void arrowsWithControlOrAltGoByWords() {
        assertThat(keys("\u001b[1;5C\u001b[1;5D\u001b[1;3C\u001b[1;3D\u001bb\u001bf\u001b\u007f"))
                .containsExactly(WORD_RIGHT, WORD_LEFT, WORD_RIGHT, WORD_LEFT, WORD_LEFT, WORD_RIGHT,
                        WORD_ERASED);
        assertThat(keys("\u001b[1;2C")).containsExactly(ARROW_RIGHT);
    }

    @Test
    void anEscapeIsAKeyWhenNothingFollowsAtOnce() {
        assertThat(keys("\u001b" + PAUSE + "[A")).containsExactly(ESCAPE, new Typed("[A"));
        assertThat(keys("\u001b\u001b[A")).containsExactly(ESCAPE, ARROW_UP);
        assertThat(keys("\u001b")).containsExactly(ESCAPE);
    }

    @Test
    void unknownSequencesAreSwallowedWhole() {
        assertThat(keys("\u001b[15~\u001b[?62;22c\u001b[99;99R\u001b[<0;1;2Mx"))
                .containsExactly(new Typed("x"));
        assertThat(keys("\u001b]11;rgb:00/00/00\u0007\u001bP1+r\u001b\\\u001b_Gi=1\u001b\\x"))
                .containsExactly(new Typed("x"));
    }

    @Test
    void anUnfinishedSequenceEndsWithTheTime() {
        assertThat(keys("\u001b[1;" + PAUSE + "x")).containsExactly(new Typed("x"));
        assertThat(keys("\u001b]0;title" + PAUSE + "x")).containsExactly(new Typed("x"));
        assertThat(keys("\u001b[1\u001b[A")).containsExactly(ARROW_UP);
    }

    @Test
    void aPasteIsOneLineWithoutAnythingThatATerminalObeys() {
        assertThat(keys("\u001b[200~one\r\ntwo\tthree\u001b]0;owned\u0007\u001b[2J\u202e!\n\u001b[201~x"))
                .containsExactly(new Pasted("one two three!"), new Typed("x"));
    }

    @Test
    void enterAndCtrlCInsideAPasteAreNoKeys() {
        assertThat(keys("\u001b[200~rm\r\u0003\u0004y\u001b[201~")).containsExactly(new Pasted("rm y"));
    }

    @Test
    void aPasteOfNothingIsNothing() {
        assertThat(keys("\u001b[200~\n \u001b[201~")).isEmpty();
    }

    @Test
    void aPasteHasALimitAndItsRestIsNotTyped() {
        var keys = keys("\u001b[200~" + "a".repeat(100_000) + "\u001b[201~b");
        assertThat(keys).containsExactly(new Pasted("a".repeat(65_536)), new Typed("b"));
    }

    @Test
    void aPasteWithoutEndIsTakenAfterAWhile() {
        assertThat(keys("\u001b[200~abc\u001b[20" + PAUSE + "x")).first().isEqualTo(new Pasted("abc"));
    }

    @Test
    void theEndOfTheTerminalIsTold() throws Exception {
        var decoder = new KeyDecoder(_ -> KeySource.END);
        assertThat(decoder.next(Duration.ZERO)).contains(HANG_UP);
        assertThat(decoder.next(Duration.ZERO)).contains(HANG_UP);
    }

    @Test
    void noTextEverHoldsWhatATerminalObeys() {
        long seed = Long.getLong("aw.fuzz.seed", 42);
        var random = new Random(seed);
        var alphabet = "\u001b\u001b\u001b[]POX~;012Aab\u0007\u0003\r\n\t\u009b\u0090\u202e\ud83d\udc68\u007f\u2028"
                + PAUSE;
        for (int i = 0; i < 3_000; i++) {
            var typed = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                typed.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            for (var key : keys(typed.toString())) {
                var text = key instanceof Typed(var t) ? t : key instanceof Pasted(var p) ? p : "";
                assertThat(text.chars()).as("seed %d", seed)
                        .noneMatch(c -> Character.isISOControl(c) || c == 0x202e || c == 0x2028);
                assertThat(OneLine.of(text)).as("seed %d", seed).isEqualTo(text);
            }
        }
    }

    private static List<Key> keys(String script) {
        var source = new Script(script);
        var decoder = new KeyDecoder(source);
        var keys = new ArrayList<Key>();
        try {
            while (!source.atEnd()) {
                decoder.next(Duration.ofMillis(100)).ifPresent(keys::add);
            }
            decoder.next(Duration.ZERO).ifPresent(keys::add);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
        return keys;
    }

    /// Types a text; at a pause, one reading comes back with nothing.
    private static final class Script implements KeySource {
        private final String text;
        private int at;

        Script(String text) {
            this.text = text;
        }

        boolean atEnd() {
            return at >= text.length();
        }

        @Override
        public int read(Duration patience) {
            if (atEnd()) {
                return NOTHING;
            }
            char c = text.charAt(at++);
            return c == PAUSE ? NOTHING : c;
        }
    }
}
