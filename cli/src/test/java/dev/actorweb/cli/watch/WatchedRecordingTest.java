package dev.actorweb.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Recordings: shown again, judged, reported, and made into scenarios.
@Timeout(300)
class WatchedRecordingTest extends Subscribing {
    @Test
    void aRecordingIsShownAgainAndJudged() throws Exception {
        aw("analyze", "door.yaml", "--subscribe", "--events", "OPEN,CLOSE", "--event-data",
                "[{\"key\": \"k\"}]", "--record", "run.awt");

        var replay = aw("analyze", "--replay", "run.awt", "--fail-on", "deviation");
        assertThat(replay.out()).contains("door  recorded", "→ OPEN {\"key\":\"k\"}  closed → open",
                "3 steps, no deviation");
        assertThat(replay.exit()).isEqualTo(Exit.OK);

        Files.writeString(folder.resolve("other.yaml"), DOOR.replace("CLOSE: closed", "CLOSE: locked"));
        var against = aw("analyze", "--replay", "run.awt", "--against", "other.yaml", "--fail-on",
                "deviation");
        assertThat(against.out()).contains("`CLOSE` led to `closed`, and leads to `locked` by the spec",
                "3 steps, 1 deviation", "other.yaml:6:3");
        assertThat(against.exit()).isEqualTo(Exit.FINDINGS);
    }

    @ParameterizedTest
    @CsvSource({"sarif, SC401", "junit, testsuite", "github, ::error", "markdown, SC401"})
    void theReportComesInAllFormats(String format, String sign) throws Exception {
        aw("analyze", "door.yaml", "--subscribe", "--events", "LOCK", "--record", "run.awt");
        Files.writeString(folder.resolve("other.yaml"), DOOR.replace("LOCK: locked", "LOCK: open"));

        var run = aw("analyze", "--replay", "run.awt", "--against", "other.yaml", "--format", format);

        assertThat(run.out()).contains(sign).containsPattern("leads to .{0,6}open");
        assertThat(run.exit()).isEqualTo(Exit.OK);
    }

    @Test
    void aRecordingBecomesAScenarioThatPasses() throws Exception {
        aw("analyze", "door.yaml", "--subscribe", "--auto-run", "--events", "OPEN,LOCK",
                "--event-delay", "40000", "--event-data", "{\"OPEN\": {\"key\": \"k\"}}", "--record",
                "run.awt");

        var export = aw("analyze", "--replay", "run.awt", "--export-scenarios", "out");
        assertThat(export.out()).contains("wrote ").contains("out/door.scenario.yaml");
        assertThat(export.exit()).isEqualTo(Exit.OK);
        assertThat(folder.resolve("out/door.scenario.yaml")).content().contains("send: OPEN", "advance: 30s",
                "answer: ");
        var played = aw("analyze", "--scenario", "out/door.scenario.yaml");
        assertThat(played.exit()).as(played.out() + played.err()).isEqualTo(Exit.OK);

        Files.writeString(folder.resolve("out/door.yaml"), DOOR.replace("LOCK: locked", "LOCK: open"));
        assertThat(aw("analyze", "--scenario", "out/door.scenario.yaml").exit()).isEqualTo(Exit.FINDINGS);
        assertThat(aw("analyze", "--replay", "run.awt", "--export-scenarios", "out").err())
                .contains("exists already");
    }
}
