package dev.actorweb.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The simulation of a machine, watched line by line.
@Timeout(300)
class SimulatedSpecTest extends Subscribing {
    @Test
    void aSpecIsSimulatedLineByLineInVirtualTime() throws Exception {
        var run = aw("analyze", "door.yaml", "--subscribe", "--events", "OPEN,CLOSE,LOCK", "--event-data",
                "[{\"key\": \"k\"}]", "--event-delay", "1000");

        assertThat(run.out()).isEqualTo("""
                door  simulated
                +0:00.000   door             → start  · → closed
                +0:00.000   door             → OPEN {"key":"k"}  closed → open
                +0:01.000   door             → CLOSE  open → closed
                +0:02.000   door             → LOCK  closed → locked
                door  states 3/4  transitions 3/6
                4 steps, no deviation
                """);
        assertThat(run.exit()).isEqualTo(Exit.OK);
    }

    @Test
    void autoRunGivesEachEventWhenTheMachineCanTakeIt() throws Exception {
        var run = aw("analyze", "door.yaml", "--subscribe", "--auto-run", "--events", "OPEN,LOCK",
                "--event-data", "[{\"key\": \"k\"}]");

        assertThat(run.out()).contains("+0:30.000   door             → after 30s  open → ringing",
                "→ service done  ringing → closed", "→ LOCK  closed → locked");
        assertThat(run.exit()).isEqualTo(Exit.OK);
    }

    @Test
    void theGitActorTakesTheEventsOfItsOldestExample() throws Exception {
        var run = aw("analyze", "--target", "git-actor", "--subscribe", "--events",
                "CHECK_STATUS,COMMIT_CHANGES,PUSH_CHANGES", "--event-delay", "1000", "--auto-run");

        assertThat(run.out()).contains("→ CHECK_STATUS", "→ COMMIT_CHANGES", "→ PUSH_CHANGES");
        assertThat(run.exit()).as(run.out()).isEqualTo(Exit.OK);
        assertThat(aw("analyze", "--target", "git-actor", "--live").err())
                .contains("not in a git repository");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "CLOSE | CLOSE was not accepted: `CLOSE` is not accepted in closed",
            "OPEN | OPEN was not accepted: `OPEN` needs `key`",
            "NOSUCH | `NOSUCH` is not accepted in closed"})
    void anEventThatIsNotAcceptedEndsWithOne(String event, String why) throws Exception {
        var run = aw("analyze", "door.yaml", "--subscribe", "--events", event);

        assertThat(run.out()).contains(why);
        assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void anEventThatIsNeverAcceptedEndsWithOne() throws Exception {
        var run = aw("analyze", "door.yaml", "--subscribe", "--auto-run", "--events", "LOCK,OPEN",
                "--event-data", "{\"OPEN\": {\"key\": \"k\"}}");

        assertThat(run.out()).contains("OPEN is never accepted");
        assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void jsonIsOneObjectALine() throws Exception {
        var run = aw("analyze", "door.yaml", "--subscribe", "--events", "LOCK", "--format", "json");

        assertThat(run.out().lines()).hasSize(4).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        assertThat(run.out().lines().findFirst()).contains(
                "{\"schema\":\"aw/watch/1\",\"event\":\"begin\",\"name\":\"door\",\"kind\":\"simulated\",\"drives\":true}");
        assertThat(run.out()).contains("\"event\":\"transition\",\"machine\":\"door\",\"on\":\"LOCK\"",
                "\"event\":\"end\",\"steps\":2,\"refused\":0,\"missed\":0,\"deviations\":0");
    }
}
