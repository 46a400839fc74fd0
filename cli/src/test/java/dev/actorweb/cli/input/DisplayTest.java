package dev.actorweb.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DisplayTest {
    private static final Size NARROW = new Size(20, 10);
    private final Paper paper = new Paper(20, 10);
    private final Display display = new Display(new Hints("never typed here", true, true, false),
            Text::toString);

    @Test
    void theCursorStandsInTheText() {
        draw(view("fix: ab", "c"));
        assertThat(paper.text()).isEqualTo("? fix: abc");
        assertThat(paper.cursor()).isEqualTo("0:9");
    }

    @Test
    void theCursorCountsCells() {
        draw(view("漢e\u0301", "x"));
        assertThat(paper.cursor()).isEqualTo("0:5");
    }

    @Test
    void remarksAndCandidatesStandBelow() {
        draw(new View("?", "f", "", List.of(Candidate.of("feat"), Candidate.of("fix"), Candidate.of("docs")),
                1,
                Style.FAINT, "a remark"));
        assertThat(paper.text()).isEqualTo("""
                ? f
                 feat ›fix   docs
                a remark""");
        assertThat(paper.cursor()).isEqualTo("0:3");
    }

    @Test
    void whatIsNoLongerSaidDisappears() {
        draw(new View("?", "feature", "", List.of(Candidate.of("a"), Candidate.of("b")), -1, Style.PLAIN,
                "x"));
        draw(view("f", ""));
        assertThat(paper.text()).isEqualTo("? f");
    }

    @Test
    void aLongLineScrollsAndKeepsTheCursorInSight() {
        draw(view("abcdefghijklmnopqrstuvwxyz", ""));
        assertThat(paper.text()).isEqualTo("? …klmnopqrstuvwxyz");
        assertThat(paper.cursor()).isEqualTo("0:19");
        draw(view("", "abcdefghijklmnopqrstuvwxyz"));
        assertThat(paper.text()).isEqualTo("? abcdefghijklmnop…");
        assertThat(paper.cursor()).isEqualTo("0:2");
        draw(view("abcdefghijklm", "nopqrstuvwxyz"));
        assertThat(paper.text()).isEqualTo("? …cdefghijklmnopq…");
    }

    @Test
    void aLongQuestionLeavesHalfOfTheRow() {
        draw(new View("What is the meaning of all this?", "ab", "", List.of(), -1, Style.PLAIN, ""));
        assertThat(paper.text()).isEqualTo("What is t… ab");
    }

    @Test
    void explainedCandidatesStandOneInARow() {
        draw(new View("?", "", "",
                List.of(new Candidate("feat", "a new feature"), new Candidate("fix", "a bug fix")), 0,
                Style.PLAIN, ""));
        assertThat(paper.text()).isEqualTo("""
                ?
                ›feat  a new featu…
                 fix   a bug fix""");
    }

    @Test
    void manyCandidatesShowTheChosenOneAndTheirNumber() {
        var many = IntStream.range(0, 50).mapToObj(i -> new Candidate("c" + i, "h")).toList();
        draw(new View("?", "", "", many, 30, Style.PLAIN, ""));
        assertThat(paper.text()).contains("›c30").contains("… 50 in all").doesNotContain(" c0 ");
        assertThat(paper.rows()).isLessThanOrEqualTo(9);
    }

    @Test
    void aSmallTerminalShowsTheLineOnly() {
        paper.print(display.draw(new View("?", "ab", "", List.of(Candidate.of("x"), Candidate.of("y")), 0,
                Style.PLAIN, "remark"), new Size(20, 2)));
        assertThat(paper.text()).isEqualTo("? ab");
    }

    @Test
    void theLineStaysBehindInFull() {
        var text = "abcdefghijklmnopqrstuvwxyz";
        draw(new View("?", text, "", List.of(Candidate.of("a"), Candidate.of("b")), 0, Style.PLAIN,
                "remark"));
        paper.print(display.finish(view(text, "").plain()));
        assertThat(paper.text()).isEqualTo("? abcdefghijklmnopqr\nstuvwxyz");
        assertThat(paper.cursor()).isEqualTo("2:0");
    }

    @Test
    void anythingATerminalObeysIsLeftOut() {
        var drawn = display.draw(
                new View("?\u001b[2J", "a", "", List.of(), -1, Style.PLAIN, "b\u001b]0;x\u0007\nc"),
                NARROW);
        assertThat(drawn).doesNotContain("[2J").doesNotContain("]0;").contains("b c");
    }

    @Test
    void afterShrinkingTheRowsAboveAreUntouched() {
        paper.print("earlier\r\n");
        draw(view("0123456789abcd", ""));
        var narrow = paper.reflow(10);
        narrow.print(display.redraw(view("0123456789abcd", ""), new Size(10, 10)));
        assertThat(narrow.text()).isEqualTo("earlier\n? …89abcd");
    }

    private void draw(View view) {
        paper.print(display.draw(view, NARROW));
    }

    private static View view(String before, String after) {
        return new View("?", before, after, List.of(), -1, Style.PLAIN, "");
    }

    /// A terminal that understands what the display writes, and breaks rows as terminals do.
    private static final class Paper {
        private final int columns;
        private final List<List<String>> cells = new ArrayList<>();
        private int row;
        private int column;

        Paper(int columns, int rows) {
            this.columns = columns;
            for (int i = 0; i < rows; i++) {
                cells.add(new ArrayList<>());
            }
        }

        void print(String text) {
            for (int i = 0; i < text.length();) {
                char c = text.charAt(i);
                if (c == '\u001b') {
                    i = sequence(text, i + 2);
                } else {
                    i = character(text, i);
                }
            }
        }

        private int character(String text, int at) {
            char c = text.charAt(at);
            if (c == '\r') {
                column = 0;
            } else if (c == '\n') {
                row++;
            } else {
                int end = at + Character.charCount(text.codePointAt(at));
                put(text.substring(at, end));
                return end;
            }
            return at + 1;
        }

        private void put(String character) {
            int width = Cells.width(character);
            var line = cells.get(row);
            if (width == 0 && column > 0) {
                line.set(column - 1, line.get(column - 1) + character);
                return;
            }
            if (column + width > columns) {
                row++;
                column = 0;
                line = cells.get(row);
            }
            for (int i = 0; i < width; i++) {
                while (line.size() <= column) {
                    line.add(" ");
                }
                line.set(column++, i == 0 ? character : "");
            }
        }

        private int sequence(String text, int from) {
            int end = from;
            while (Character.isDigit(text.charAt(end))) {
                end++;
            }
            int number = end == from ? 1 : Integer.parseInt(text.substring(from, end));
            switch (text.charAt(end)) {
                case 'A' -> row -= number;
                case 'K' -> clearLine();
                case 'J' -> {
                    clearLine();
                    cells.subList(row + 1, cells.size()).forEach(List::clear);
                }
                default -> throw new AssertionError("unknown sequence ending in " + text.charAt(end));
            }
            return end + 1;
        }

        private void clearLine() {
            var line = cells.get(row);
            if (line.size() > column) {
                line.subList(column, line.size()).clear();
            }
        }

        /// The same text on narrower paper, the cursor at the same character.
        Paper reflow(int narrower) {
            var other = new Paper(narrower, cells.size());
            for (int i = 0; i <= row; i++) {
                other.print(String.join("", cells.get(i)) + (i < row ? "\r\n" : ""));
            }
            return other;
        }

        int rows() {
            return text().split("\n", -1).length;
        }

        String text() {
            var text = new StringBuilder();
            for (var line : cells) {
                text.append(String.join("", line).stripTrailing()).append('\n');
            }
            return text.toString().stripTrailing();
        }

        String cursor() {
            return row + ":" + column;
        }
    }
}
