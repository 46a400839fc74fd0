package dev.actorweb.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.rule.RuleSettings;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.input.Candidate;
import dev.actorweb.cli.input.Cells;
import dev.actorweb.cli.input.Glyphs;
import dev.actorweb.cli.input.Size;
import dev.actorweb.cli.input.View;
import dev.actorweb.machine.MachineReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private final Board board = new Board(RuleSettings.DEFAULT);
    private final Look look = new Look();

    private Layout.Picture draw(int columns, int rows) {
        look.settle(board);
        var title = new Layout.Title("house · pid 7", "live, reading", false, false, Layout.AtEnd.STAYS);
        return new Layout(board, look, Clock.from(0), title, Optional.empty()).draw(new Size(columns, rows));
    }

    private String text(int columns, int rows) {
        var text = new StringBuilder();
        draw(columns, rows).rows().forEach(row -> text.append(row.toString().stripTrailing()).append('\n'));
        return text.toString();
    }

    private void openDoor() {
        board.update(List.of(BoardTest.door("door", "closed", 1, 0)), 0);
        board.spec("door", MachineReader.read("door.yaml", BoardTest.DOOR).machine().orElseThrow(),
                BoardTest.DOOR);
        board.add(new Happening.Stepped(1_250_000, "door", "door", "OPEN", List.of("closed"), List.of("open"),
                List.of(0), Optional.of(Map.of("key", "k")), Optional.of(Map.of("opened", 1L)), 2, ""));
    }

    private void lightLamp() {
        board.add(new Happening.Lived(1_250_000, "lamp", "started", ""));
    }

    @Test
    void theEndOfASystemIsToldBesideItsName() {
        openDoor();
        look.ended = true;

        assertThat(text(80, 16)).startsWith(" aw  house · pid 7  live, reading  has ended ")
                .contains("closed » OPEN → open", "q quit");
    }

    @Test
    void whatIsSaidAboutTheLineIsBrokenBetweenWords() {
        var remark = "accepted in waiting: CALL_FROM_OUTSIDE, GO_TO_FLOOR, OPEN_DOORS, EMERGENCY_STOP, BACK";
        look.line = Optional.of(new Look.Line(new View("lift ›", "", "",
                List.of(new Candidate("CALL_FROM_OUTSIDE",
                        "with floor: int, direction: string, passengerCount: int, comment: string")),
                -1, Style.FAINT, remark), true));

        assertThat(text(80, 24)).contains("""
                 lift ›
                  accepted in waiting: CALL_FROM_OUTSIDE, GO_TO_FLOOR, OPEN_DOORS,
                  EMERGENCY_STOP, BACK
                  CALL_FROM_OUTSIDE  with floor: int, direction: string, passengerCount: int, …
                """);
        assertThat(text(80, 9))
                .contains("  accepted in waiting: CALL_FROM_OUTSIDE, GO_TO_FLOOR, OPEN_DOORS, …\n");
    }

    @Test
    void theWholeScreen() {
        openDoor();
        lightLamp();

        assertThat(text(80, 16)).isEqualTo("""
                 aw  house · pid 7  live, reading                                        1 step
                ─ actors 2 ────────────────────────┬ door ───────  states 2/2  transitions 1/2 ─
                  actor  state     queue    /s rst │   ├─▶ closed » OPEN → open
                ▸ door   open          0     0   0 │ ● └─○ open     CLOSE → closed
                  lamp   –             0     0   0 │
                                                   │   opened = 1
                                                   │
                                                   │
                ─[events]─ findings 0 ─ coverage ───────────────────────────────────────────────
                +0:01.250   door   → OPEN {"key":"k"}  closed → open
                +0:01.250   lamp   · started




                 ↑↓ a actor   tab pane   / filter   o only it   p pause   ? help   q quit
                """);
    }

    @Test
    void everySizeFits() {
        openDoor();
        for (var pane : Look.Pane.values()) {
            look.pane = pane;
            for (int columns = 1; columns < 130; columns += 7) {
                for (int rows = 1; rows < 60; rows += 3) {
                    var picture = draw(columns, rows);
                    assertThat(picture.rows()).as("%d × %d", columns, rows).hasSize(rows);
                    for (var row : picture.rows()) {
                        assertThat(Cells.width(row.toString())).isLessThanOrEqualTo(columns);
                    }
                }
            }
        }
    }

    @Test
    void whatOthersWroteIsNotObeyed() {
        board.update(List.of(BoardTest.door("evil\u001b[2J\nname", "clo\u0007sed\u202e", 1, 0)), 0);
        board.add(new Happening.Stepped(0, "evil\u001b[2J\nname", "door", "OP\u001b]0;owned\u0007EN",
                List.of("a\rb"), List.of("c\u009b31m"), List.of(),
                Optional.of(Map.of("\u001b[31m", "\u001b[0;1m\n")), Optional.empty(), 2, ""));

        assertThat(text(100, 30)).doesNotContain("\u001b", "\u0007", "\r", "\u009b", "\u202e");
    }

    @Test
    void findingsAreShownWithWhatWasExpected() {
        openDoor();
        board.add(BoardTest.step("door", "OPEN", "open", "closed", 3));
        look.pane = Look.Pane.FINDINGS;

        assertThat(text(100, 24)).contains("[findings 1]",
                "✗ SC401 `door`: in `open`, `OPEN` led to `closed`",
                "accepted there: CLOSE");
    }

    @Test
    void whatWasNotCoveredIsListed() {
        openDoor();
        look.pane = Look.Pane.COVERAGE;

        assertThat(text(100, 24)).contains("states 2/2  transitions 1/2", "not taken: open CLOSE");
    }

    @Test
    void theFilterLooksAtActorsEventsAndStates() {
        openDoor();
        board.add(BoardTest.step("lamp", "TOGGLE", "off", "on", 2));
        look.filter = "toggle";

        assertThat(text(100, 24)).contains("filter: toggle", "TOGGLE  off → on").doesNotContain("OPEN {");
    }

    @Test
    void aSampleSaysSo() {
        openDoor();
        board.add(new Happening.Missed(0, 98));

        assertThat(text(100, 24)).contains("sampled: 1 of 50");
    }

    @Test
    void withoutUnicodePlainSignsTakeAsMuchRoom() {
        openDoor();
        for (var row : draw(80, 24).rows()) {
            var plain = row.text(Glyphs.ASCII).toString();
            assertThat(plain).matches("\\p{ASCII}*");
            assertThat(plain).hasSize(Cells.width(row.toString()));
        }
        assertThat(Glyphs.ASCII.show("漢● →é")).isEqualTo("??* >?");
    }

    @Test
    void theLocaleDecidesAboutUnicode() {
        assertThat(Glyphs.of(Map.of("LANG", "de_DE.UTF-8"))).isEqualTo(Glyphs.UNICODE);
        assertThat(Glyphs.of(Map.of("LANG", "de_DE.UTF-8", "LC_ALL", "C"))).isEqualTo(Glyphs.ASCII);
        assertThat(Glyphs.of(Map.of("LC_CTYPE", "C.utf8"))).isEqualTo(Glyphs.UNICODE);
        assertThat(Glyphs.of(Map.of())).isEqualTo(Glyphs.ASCII);
    }

    /// Whatever was drawn before, what is written gives the next picture.
    @Test
    void onlyRowsThatChangedAreWrittenAndTheScreenIsRight() {
        var paper = new Paper(Text::toString, Glyphs.UNICODE);
        var screen = new FakeScreen();
        var random = new Random(7);
        openDoor();
        var size = new Size(80, 24);
        for (int i = 0; i < 300; i++) {
            switch (random.nextInt(6)) {
                case 0 -> look.pane = List.of(Look.Pane.values()).get(random.nextInt(3));
                case 1 -> look.help = !look.help;
                case 2 -> size = new Size(60 + random.nextInt(40), 20 + random.nextInt(20));
                default -> board.add(BoardTest.step("door", "E" + random.nextInt(9), "open",
                        random.nextBoolean() ? "open" : "closed", i + 3L));
            }
            look.settle(board);
            var picture = draw(size.columns(), size.rows());
            screen.take(paper.draw(picture, size));
            for (int row = 0; row < size.rows(); row++) {
                assertThat(screen.row(row)).isEqualTo(picture.rows().get(row).toString().stripTrailing());
            }
        }
    }

    /// Where lines do not break, the cursor stays on the last sign of a full row.
    @Test
    void theLastSignOfAFullRowIsNotCleared() {
        openDoor();
        var written = new Paper(Text::toString, Glyphs.UNICODE).draw(draw(80, 24), new Size(80, 24));

        assertThat(written).contains("─ door ─").doesNotContain("─\u001b[K");
    }

    @Test
    void anEmptyLogSaysWhatItLacks() {
        look.filter = "nothing like it";
        assertThat(text(80, 24)).contains("nothing has happened yet");
        openDoor();
        assertThat(text(80, 24)).contains("nothing with `nothing like it` yet; esc shows all");
        look.filter = "";
        look.onlySelected = true;
        look.selected = "door";
        board.add(BoardTest.step("lamp", "TOGGLE", "off", "on", 2));
        look.selected = "lamp";
        assertThat(text(80, 24)).contains("TOGGLE").doesNotContain("OPEN {");
    }

    @Test
    void nothingIsWrittenWhenNothingHasChanged() {
        var paper = new Paper(Text::toString, Glyphs.UNICODE);
        openDoor();
        paper.draw(draw(80, 24), new Size(80, 24));

        assertThat(paper.draw(draw(80, 24), new Size(80, 24))).isEmpty();
        board.add(BoardTest.step("door", "CLOSE", "open", "closed", 3));
        assertThat(paper.draw(draw(80, 24), new Size(80, 24)).length()).isLessThan(600);
    }
}
