package dev.actorweb.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.rule.RuleSettings;
import dev.actorweb.cli.input.Size;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HelpTest {
    private static final Layout.Title LIVE = new Layout.Title("house", "live: events change it", true, true,
            Layout.AtEnd.STAYS);
    private static final Layout.Title SIMULATED = new Layout.Title("house", "simulated", true, false,
            Layout.AtEnd.GOES_ON);
    private static final Layout.Title RECORDED = new Layout.Title("house", "recorded", false, false,
            Layout.AtEnd.GOES_ON);

    private static String all(Layout.Title title) {
        return Help.rows(title, title.equals(RECORDED), 100).stream().map(Strip::toString)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void whereThereIsLittleRoomTheMostImportantKeysStay() {
        for (int columns : new int[]{20, 40, 60, 79, 120}) {
            var keys = Help.keys(LIVE, false, false, columns).toString();

            assertThat(keys).endsWith("? help   q quit").hasSizeLessThanOrEqualTo(columns);
        }
    }

    @Test
    void everyKeyIsInTheHelp() {
        for (var title : new Layout.Title[]{LIVE, SIMULATED, RECORDED}) {
            assertThat(all(title)).contains("up, down (k, j)", "  a  ", "tab, shift-tab", "  /  ", "  o  ",
                    "page up, page down",
                    "[ ]", "esc", "ctrl-l", "ctrl-z", "q, ctrl-c", "  ?  ");
        }
        assertThat(all(LIVE)).contains("e, enter", ":restart, :stop", "p, space", "  end  ")
                .doesNotContain(":wait");
        assertThat(all(SIMULATED)).contains("e, enter", ":done, :fail", ":wait 30s")
                .doesNotContain(":restart");
        assertThat(all(RECORDED)).contains("space, p", "left, right (b, n)", "+ -", "  g  ", "home, end")
                .doesNotContain("e, enter", ":wait");
    }

    @Test
    void onALowScreenTheHelpIsScrolled() {
        var board = new Board(RuleSettings.DEFAULT);
        var look = new Look();
        look.help = true;
        var layout = new Layout(board, look, Clock.from(0), LIVE, Optional.empty());

        assertThat(layout.draw(new Size(80, 12)).rows().toString()).contains("select an actor", "more: down")
                .doesNotContain("close this help");
        look.scrollHelp(100, Help.rows(LIVE, false, 80).size() - 10);
        assertThat(layout.draw(new Size(80, 12)).rows().toString())
                .contains("close this help", "not as the spec says")
                .doesNotContain("more: down");
        look.scrollHelp(-100, 20);
        assertThat(look.helped).isZero();
    }

    @Test
    void nothingOfTheHelpIsCutOnEightyColumns() {
        for (boolean replay : new boolean[]{false, true}) {
            assertThat(Help.rows(LIVE, replay, 80)).noneMatch(row -> row.toString().contains("…"));
        }
    }
}
