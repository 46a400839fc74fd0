package dev.actorweb.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Scenarios that are played while somebody watches: simulated, and in a running system.
@Timeout(300)
class WatchedScenarioTest extends Subscribing {
    private static final String SCENARIO = """
            scenario: a visit
            machine: ./door.yaml
            given: { ring: [ { done: rung } ] }
            steps:
              - expect: { state: closed }
              - send: CLOSE
                handled: false
              - send: OPEN
                with: { key: k }
              - expect: { state: open, handled: true, done: false }
              - advance: 30s
              - expect: { state: closed }
            """;

    @Test
    void aScenarioIsPlayedWhileItIsWatched() throws Exception {
        Files.writeString(folder.resolve("visit.yaml"), SCENARIO);
        var run = aw("analyze", "--subscribe", "--scenario", "visit.yaml");

        assertThat(run.out()).as(run.err()).contains("door  simulated", "× CLOSE  not accepted in closed",
                "CLOSE was not accepted, as it should be",
                "+0:30.000   door             → after 30s  open → ringing",
                "service done {\"output\":\"rung\"}  ringing → closed", "4 steps, no deviation");
        assertThat(run.exit()).isEqualTo(Exit.OK);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "advance: 30s|advance: 29s|visit.yaml:12:22: the state should be `closed`, and is `open`|1",
            "handled: false|handled: true|CLOSE was not accepted: `CLOSE` is not accepted in closed|1",
            "send: CLOSE|send: LOCK|LOCK was accepted, and should not be|1",
            "key: k|key: z|OPEN was not accepted|1",
            "state: open,|state: opne,|visit.yaml:10:22: the machine has no state `opne`|1",
            "done: false|done: true|the machine should be done|1",
            "done: false|actions: []|visit.yaml:10:13: `actions` can't be watched|2",
            "advance: 30s|jump: 30s|visit.yaml:11:11: a jump of time can't be watched|2",
            "./door.yaml|./none.yaml|none.yaml|4"})
    void aScenarioThatFailsSaysWhereAndEndsWithOne(String what, String instead, String why, int exit)
            throws Exception {
        Files.writeString(folder.resolve("visit.yaml"), SCENARIO.replace(what, instead));
        var run = aw("analyze", "--subscribe", "--scenario", "visit.yaml");

        assertThat(run.out() + run.err()).contains(why);
        assertThat(run.exit().code()).isEqualTo(exit);
    }

    @Test
    void aScenarioDrivesARunningSystemWithLiveOnly() throws Exception {
        Files.writeString(folder.resolve("visit.yaml"), """
                scenario: a visit
                machine: ./door.yaml
                steps:
                  - send: CLOSE
                    handled: false
                  - send: OPEN
                    with: { key: k }
                  - expect: { state: open, handled: true }
                  - advance: 20ms
                  - send: CLOSE
                  - expect: { state: closed }
                """);
        inAHouse(DOOR, () -> {
            var run = live("analyze", "--subscribe", "--live", "--scenario", "visit.yaml", "--target",
                    "house/door");
            assertThat(run.out()).contains("CLOSE was not accepted, as it should be",
                    "OPEN {\"key\":\"k\"}  closed → open",
                    "CLOSE  open → closed");
            assertThat(run.exit()).as(run.out()).isEqualTo(Exit.OK);

            Files.writeString(folder.resolve("visit.yaml"), """
                    scenario: a visit
                    steps: [ { expect: { state: open } } ]
                    """);
            var late = live("analyze", "--subscribe", "--live", "--scenario", "visit.yaml", "--deadline",
                    "50ms");
            assertThat(late.out()).contains("visit.yaml:2:29: the state should be `open`, and is `closed`");
            assertThat(late.exit()).isEqualTo(Exit.FINDINGS);
            assertThat(live("analyze", "--subscribe", "--scenario", "visit.yaml").exit())
                    .isEqualTo(Exit.USAGE);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"steps: [ { answer: ring, done: 1 } ]|`answer` is for simulations",
            "given: { ring: [ { done: 1 } ] }\\nsteps: []|`given` is for simulations"})
    void whatOnlyASimulationCanDoIsRefusedLive(String steps, String why) throws Exception {
        Files.writeString(folder.resolve("visit.yaml"),
                "scenario: a visit\n" + steps.replace("\\n", "\n") + "\n");
        var run = live("analyze", "--subscribe", "--live", "--scenario", "visit.yaml");

        assertThat(run.err()).contains(why);
        assertThat(run.exit()).isEqualTo(Exit.USAGE);
    }
}
