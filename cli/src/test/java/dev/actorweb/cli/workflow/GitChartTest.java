package dev.actorweb.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Text;
import dev.actorweb.cli.git.actor.GitActor;
import dev.actorweb.cli.input.Cells;
import dev.actorweb.cli.input.Glyphs;
import org.junit.jupiter.api.Test;

class GitChartTest {
    private final GitChart chart = new GitChart(GitActor.machine().machine(), Glyphs.UNICODE);

    private String drawn() {
        var text = new StringBuilder();
        chart.draw(79).forEach(line -> text.append(line.toString().stripTrailing()).append('\n'));
        return text.toString();
    }

    @Test
    void whereItIsIsLitAndWhereItWasKeepsItsTime() {
        chart.enter("waiting.ready", 0);
        assertThat(drawn()).isEqualTo("""
                  ├─▶ waiting
                ● │  ├─▶ ready
                  │  ├─○ failed                   RETRY → last
                  │  └─○ timedOut                 RETRY → last
                  └─○ working
                """.replaceAll(" +RETRY → last", ""));

        chart.enter("working.checkingStatus", 5);
        chart.enter("waiting.ready", 12);
        chart.enter("working.pushingChanges", 1);
        assertThat(drawn()).isEqualTo("""
                  ├─▶ waiting
                  │  ├─▶ ready
                  │  ├─○ failed
                  │  └─○ timedOut
                  └─○ working
                     ├─○ checkingStatus             12 ms
                ●    └─○ pushingChanges             service done → ready   service failed → …
                """);
    }

    @Test
    void onlyTheLatestWorkIsShown() {
        for (var state : new String[]{"checkingRepo", "checkingStatus", "gettingCommits", "resolvingRef",
                "comparingCommits", "fetchingRemote", "checkingRepo", "pushingChanges"}) {
            chart.enter("working." + state, 0);
            chart.enter("waiting.ready", 10);
        }

        assertThat(drawn()).contains("checkingRepo               20 ms", "└─○ pushingChanges")
                .doesNotContain("checkingStatus");
        assertThat(chart.draw(79)).hasSize(11);
    }

    @Test
    void itFitsIntoTheTerminalAndIntoAscii() {
        var plain = new GitChart(GitActor.machine().machine(), Glyphs.ASCII);
        plain.enter("working.pushingChanges", 0);
        for (Text line : plain.draw(60)) {
            assertThat(line.toString()).matches("\\p{ASCII}*");
            assertThat(Cells.width(line.toString().stripTrailing())).isLessThanOrEqualTo(60);
        }
    }

    @Test
    void theSummarySaysWhatTookLongestAndWhatFailed() {
        assertThat(chart.summary()).isEmpty();
        chart.enter("working.checkingStatus", 0);
        chart.enter("waiting.ready", 5);
        assertThat(chart.summary()).map(Text::toString).contains("git-actor worked 5 ms in 1 state");
        chart.enter("working.pushingChanges", 0);
        chart.enter("waiting.failed", 300);

        assertThat(chart.summary()).map(Text::toString)
                .contains("git-actor worked 305 ms in 2 states, longest in pushingChanges (300 ms); failed");
    }
}
