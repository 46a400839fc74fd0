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
    void partsFitAndAreAsLongAsPossible() {
        long seed = new Random().nextLong();
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
