package dev.actorweb.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CellsTest {
    @Test
    void wideCharactersTakeTwoCellsAndCombiningOnesNone() {
        assertThat(Cells.width("abc")).isEqualTo(3);
        assertThat(Cells.width("漢字")).isEqualTo(4);
        assertThat(Cells.width("e\u0301")).isEqualTo(1);
        assertThat(Cells.width("👩‍👩‍👧")).isEqualTo(2);
        assertThat(Cells.width("🇩🇪")).isEqualTo(2);
        assertThat(Cells.width("☂\ufe0f")).isEqualTo(2);
        assertThat(Cells.width("")).isZero();
    }

    @Test
    void partsEndBetweenCharacters() {
        assertThat(Cells.head("a漢字", 2)).isEqualTo("a");
        assertThat(Cells.tail("漢字a", 2)).isEqualTo("a");
        assertThat(Cells.head("e\u0301e\u0301", 1)).isEqualTo("e\u0301");
        assertThat(Cells.tail("x👩‍👩‍👧", 2)).isEqualTo("👩‍👩‍👧");
        assertThat(Cells.head("ab", 0)).isEmpty();
    }

    @Test
    void whatIsMissingIsShownAsAnEllipsis() {
        assertThat(Cells.fit("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Cells.fit("abcdef", 5)).isEqualTo("abcd…");
        assertThat(Cells.fit("abc", 0)).isEmpty();
        assertThat(Cells.fit("漢字漢字", 4)).isEqualTo("漢…");
    }

    @Test
    void rowsAreBrokenAtBlanks() {
        assertThat(Cells.rows("one two three", 13, 3)).containsExactly("one two three");
        assertThat(Cells.rows("one two three", 7, 3)).containsExactly("one two", "three");
        assertThat(Cells.rows("one two three", 6, 3)).containsExactly("one", "two", "three");
        assertThat(Cells.rows("one two three four", 8, 2)).containsExactly("one two", "three …");
        assertThat(Cells.rows("one two", 6, 1)).containsExactly("one …");
        assertThat(Cells.rows("one two", 4, 1)).containsExactly("one…");
        assertThat(Cells.rows("abcdefgh ij", 4, 9)).containsExactly("abcd", "efgh", "ij");
        assertThat(Cells.rows("漢字漢字 ij", 4, 9)).containsExactly("漢字", "漢字", "ij");
        assertThat(Cells.rows("  ", 4, 9)).isEmpty();
        assertThat(Cells.rows("abc", 3, 0)).isEmpty();
        assertThat(Cells.rows("abc", 0, 1)).containsExactly("");
    }

    @Test
    void rowsLoseNothingButWhatTheEllipsisStandsFor() {
        for (int seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                text.append(random.nextInt(4) == 0 ? " " : random.nextInt(9) == 0 ? "漢" : "a");
            }
            int cells = 2 + random.nextInt(12);
            var all = Cells.rows(text.toString(), cells, 99);
            assertThat(all).as("seed %d", seed).allMatch(row -> Cells.fits(row, cells));
            assertThat(String.join("", all).replace(" ", "")).as("seed %d", seed)
                    .isEqualTo(text.toString().replace(" ", ""));
            int most = 1 + random.nextInt(4);
            var some = Cells.rows(text.toString(), cells, most);
            assertThat(some).as("seed %d", seed).hasSizeLessThanOrEqualTo(most)
                    .allMatch(row -> Cells.fits(row, cells));
            assertThat(!some.isEmpty() && some.getLast().endsWith("…")).as("seed %d", seed)
                    .isEqualTo(all.size() > most);
        }
    }

    @Test
    void partsFitAndAreAsLongAsPossible() {
        long seed = Long.getLong("aw.fuzz.seed", 42);
        var random = new Random(seed);
        var alphabet = new String[]{"a", "漢", "e\u0301", "👩‍👩‍👧", "🇩🇪", " "};
        for (int i = 0; i < 1_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                text.append(alphabet[random.nextInt(alphabet.length)]);
            }
            int cells = random.nextInt(14);
            var line = text.toString();
            var head = Cells.head(line, cells);
            var tail = Cells.tail(line, cells);
            assertThat(line).as("seed %d", seed).startsWith(head).endsWith(tail);
            assertThat(Cells.width(head)).as("seed %d", seed).isLessThanOrEqualTo(cells)
                    .isGreaterThanOrEqualTo(Math.min(Cells.width(line), cells - 1));
            assertThat(Cells.width(tail)).as("seed %d", seed).isLessThanOrEqualTo(cells)
                    .isGreaterThanOrEqualTo(Math.min(Cells.width(line), cells - 1));
        }
    }
}
