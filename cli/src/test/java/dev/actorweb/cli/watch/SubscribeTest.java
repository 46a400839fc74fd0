package dev.actorweb.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.actor.Statechart;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.inspect.Inspection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class SubscribeTest {
    private static final String DOOR = """
            machine: door
            events: { OPEN: { key: string }, CLOSE: {}, LOCK: {} }
            initial: closed
            states:
              closed: { on: { OPEN: { target: open, if: "event.key == 'k'" }, LOCK: locked } }
              open: { on: { CLOSE: closed }, after: { 30s: ringing } }
              locked: {}
              ringing: { invoke: { src: ring, onDone: closed, onError: closed } }
            """;

    @TempDir
    private Path folder;

    private Aw.Result aw(String... words) throws IOException {
        Files.writeString(folder.resolve("door.yaml"), DOOR);
        return Aw.in(folder).with("XDG_RUNTIME_DIR", folder.toString()).with("LC_ALL", "C.UTF-8").call(words);
    }

    // ---- simulated

    @Test
    void aSpecIsSimulatedLineByLineInVirtualTime() throws Exception {
        var run = aw("analyze", "door.yaml", "--subscribe", "--events", "OPEN,CLOSE,LOCK", "--event-data",
                "[{\"key\": \"k\"}]", "--event-delay", "1000");

        assertThat(run.out()).isEqualTo("""
                door  simulated
                +0:00.000     door             → start  · → closed
                +0:00.000     door             → OPEN {"key":"k"}  closed → open
                +0:01.000     door             → CLOSE  open → closed
                +0:02.000     door             → LOCK  closed → locked
                door  states 3/4  transitions 3/6
                4 steps, no deviation
                """);
        assertThat(run.exit()).isEqualTo(Exit.OK);
    }

    @Test
    void autoRunGivesEachEventWhenTheMachineCanTakeIt() throws Exception {
        var run = aw("analyze", "door.yaml", "--subscribe", "--auto-run", "--events", "OPEN,LOCK",
                "--event-data", "[{\"key\": \"k\"}]");

        assertThat(run.out()).contains("+0:30.000     door             → after 30s  open → ringing",
                "→ service of ringing is done  ringing → closed", "→ LOCK  closed → locked");
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
                "+0:30.000     door             → after 30s  open → ringing",
                "service of ringing is done", "5 steps, no deviation".replace("5", "4"));
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

    private static final String SHOP = """
            system: shop
            actors:
              desk: { machine: ./desk.yaml }
              guest: { machine: ./guest.yaml, count: 2, environment: true, context: { me: "${self}" } }
            """;

    private Aw.Result shop(String... words) throws IOException {
        Files.writeString(folder.resolve("shop.yaml"), SHOP);
        Files.writeString(folder.resolve("desk.yaml"),
                """
                        machine: desk
                        initial: free
                        states:
                          free: { on: { ORDER: { target: busy, actions: [ { sendTo: "#origin", event: SERVED, delay: 2s } ] } } }
                          busy: { after: { 3s: free } }
                        """);
        Files.writeString(folder.resolve("guest.yaml"), """
                machine: guest
                context: { me: "" }
                initial: away
                states:
                  away: { on: { HUNGRY: { target: waiting, actions: [ { sendTo: desk, event: ORDER } ] } } }
                  waiting: { on: { SERVED: away } }
                """);
        return aw(words);
    }

    @Test
    void aSystemIsSimulatedWithAllItsActorsInVirtualTime() throws Exception {
        Files.writeString(folder.resolve("run.yaml"), """
                scenario: two guests
                system: ./shop.yaml
                steps:
                  - { actor: "guest[0]", environment: HUNGRY }
                  - { actor: desk, message: ORDER }
                """);
        var run = shop("analyze", "--subscribe", "--scenario", "run.yaml", "--for", "5s");

        assertThat(run.out()).isEqualTo("""
                shop  simulated
                +0:00.000     desk             → start  · → free
                +0:00.000     guest[0]         → start  · → away
                +0:00.000     guest[1]         → start  · → away
                +0:00.000     guest[0]         → HUNGRY  away → waiting
                +0:00.000     desk             → ORDER  free → busy  by guest[0]
                +0:02.000     guest[0]         → SERVED  waiting → away  by desk
                +0:03.000     desk             → after 3s  busy → free
                desk   states 2/2  transitions 2/2
                guest  states 2/2  transitions 2/2
                7 steps, no deviation
                """);
        assertThat(run.exit()).isEqualTo(Exit.OK);
    }

    @Test
    void whatNobodyTakesInASimulatedSystemIsShown() throws Exception {
        Files.writeString(folder.resolve("run.yaml"), """
                scenario: two guests
                system: ./shop.yaml
                steps:
                  - { actor: "guest[0]", environment: HUNGRY }
                  - { actor: "guest[1]", environment: HUNGRY }
                  - { actor: "guest[1]", environment: HUNGRY }
                """);
        var run = shop("analyze", "shop.yaml", "--subscribe", "--scenario", "run.yaml");

        assertThat(run.out()).contains("× ORDER  not accepted in busy", "HUNGRY is never accepted");
        assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void theFirstMachineOfASystemIsDriven() throws Exception {
        var run = shop("analyze", "shop.yaml", "--subscribe", "--events", "ORDER", "--format", "json");

        assertThat(run.out()).contains("\"actor\":\"desk\",\"event\":\"transition\"");
        assertThat(run.exit()).isEqualTo(Exit.OK);
    }

    @Test
    void theActorOfASystemThatIsDrivenCanBeNamed() throws Exception {
        var run = shop("analyze", "shop.yaml", "--subscribe", "--target", "guest[1]", "--events", "HUNGRY");
        assertThat(run.out()).contains("guest[1]         → HUNGRY", "ORDER  free → busy  by guest[1]");
        assertThat(run.exit()).isEqualTo(Exit.OK);

        var unknown = shop("analyze", "shop.yaml", "--subscribe", "--target", "gues[1]", "--events",
                "HUNGRY");
        assertThat(unknown.err()).contains("shop has no actor gues[1]", "did you mean `guest[1]`");
        assertThat(unknown.exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void aSimulatedSystemIsRecordedAndShownAgain() throws Exception {
        shop("analyze", "shop.yaml", "--subscribe", "--events", "ORDER", "--record", "run.awt");
        var replay = aw("analyze", "--replay", "run.awt", "--fail-on", "deviation");

        assertThat(replay.out()).contains("guest[1]", "ORDER  free → busy", "4 steps, no deviation");
        assertThat(replay.exit()).isEqualTo(Exit.OK);
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

    // ---- running

    private interface Watching {
        void run() throws Exception;
    }

    private void inAHouse(String spec, Watching watching) throws Exception {
        var runtime = Files.createTempDirectory("awr"); // short: it holds a socket
        try (var house = ActorSystem.create("house"); var _ = Inspection.open(house, runtime.resolve("aw"))) {
            Statechart.start(house, "door",
                    CompiledMachine.of(MachineReader.read("door.yaml", spec).machine().orElseThrow()),
                    Bindings.builder().service("ring", _ -> "rung").build(), null);
            this.runtime = runtime;
            watching.run();
        } finally {
            Files.deleteIfExists(runtime.resolve("aw"));
            Files.deleteIfExists(runtime);
        }
    }

    private Path runtime = Path.of("unset");

    private Aw.Result live(String... words) throws IOException {
        Files.writeString(folder.resolve("door.yaml"), DOOR);
        return Aw.in(folder).with("XDG_RUNTIME_DIR", runtime.toString()).with("LC_ALL", "C.UTF-8")
                .call(words);
    }

    @Test
    void aRunningSystemIsDrivenOnlyWithLive() throws Exception {
        inAHouse(DOOR, () -> {
            var refused = live("analyze", "--subscribe", "--events", "LOCK");
            assertThat(refused.exit()).isEqualTo(Exit.USAGE);
            assertThat(refused.err()).contains("without --live");

            var run = live("analyze", "--subscribe", "--live", "--auto-run", "--events", "OPEN,CLOSE",
                    "--event-data", "[{\"key\": \"k\"}]");
            assertThat(run.out().lines().findFirst().orElse(""))
                    .endsWith("live: events change the running system");
            assertThat(run.out()).containsPattern("door +→ OPEN \\{\"key\":\"k\"\\}  closed → open")
                    .containsPattern("door +→ CLOSE  open → closed").contains("2 steps, no deviation");
            assertThat(run.exit()).isEqualTo(Exit.OK);
        });
    }

    @Test
    void anEventThatTheRunningActorDoesNotAcceptEndsWithOne() throws Exception {
        inAHouse(DOOR, () -> {
            var run = live("analyze", "--subscribe", "--live", "--events", "CLOSE", "--target", "house/door");
            assertThat(run.out()).contains("CLOSE was not accepted");
            assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
        });
    }

    @Test
    void anEventThatIsNotAcceptedInTimeEndsWithSix() throws Exception {
        inAHouse(DOOR, () -> assertThat(live("analyze", "--subscribe", "--live", "--auto-run", "--events",
                "CLOSE", "--deadline", "100ms").exit()).isEqualTo(Exit.DEADLINE));
    }

    @Test
    void aRunningActorThatLeavesTheSpecIsFound() throws Exception {
        inAHouse(DOOR.replace("LOCK: locked", "LOCK: ringing"), () -> {
            var run = live("analyze", "--subscribe", "--live", "--events", "LOCK", "--against", "door.yaml",
                    "--fail-on", "deviation");
            assertThat(run.out()).contains("SC401",
                    "`LOCK` led to `ringing`, and leads to `locked` by the spec");
            assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
        });
    }

    @ParameterizedTest
    @CsvSource({"sarif, SC401", "junit, testsuite", "github, ::error", "markdown, SC401", "json, SC401"})
    void theDeviationOfARunningActorIsReportedInAllFormats(String format, String sign) throws Exception {
        inAHouse(DOOR.replace("LOCK: locked", "LOCK: ringing"), () -> {
            var run = live("analyze", "--subscribe", "--live", "--events", "LOCK", "--against", "door.yaml",
                    "--fail-on", "deviation", "--format", format);
            assertThat(run.out()).contains(sign).containsPattern("leads to .{0,6}locked");
            assertThat(run.out()).contains("door.yaml").contains("accepted there");
            assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
        });
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

    @Test
    void severalSystemsAreListedWhereNobodyCanBeAsked() throws Exception {
        inAHouse(DOOR, () -> {
            try (var other = ActorSystem.create("cottage");
                    var _ = Inspection.open(other, runtime.resolve("aw"))) {
                var run = live("analyze", "--subscribe");
                assertThat(run.err()).contains("several systems are running: cottage (", "house (",
                        "--target NAME");
                assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
                assertThat(live("analyze", "--subscribe", "--target", "cottage", "--for", "50ms").exit())
                        .isEqualTo(Exit.OK);
                assertThat(live("analyze", "--subscribe", "--target", "hause").err())
                        .contains("did you mean house?");
            }
        });
    }

    @Test
    void theEndOfTheSystemIsSaid() throws Exception {
        inAHouse(DOOR, () -> {
            var door = Thread.ofVirtual().start(() -> {
                try {
                    live("actors", "stop", "door");
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            var run = live("analyze", "--subscribe", "--for", "700ms", "--json");
            door.join();
            assertThat(run.exit()).isEqualTo(Exit.OK);
        });
    }

    // ---- what can't be

    @Test
    void withoutASystemItSaysHowToStartOne() throws Exception {
        var run = aw("analyze", "--subscribe");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).contains("no system of actors is running", "aw run SYSTEM.yaml");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--replay none.awt|4|no such file", "--replay door.yaml|2|line 1:",
            "door.yaml --replay x.awt|2|needs no spec",
            "door.yaml --subscribe --live|2|--live is for running systems",
            "door.yaml --record x.awt|2|--record is about watching",
            "door.yaml --plain|2|--plain is about watching",
            "--subscribe --scenario door.yaml|2|a scenario needs `scenario`",
            "--subscribe --given a=true|2|--given is for simulations",
            "door.yaml --export-scenarios out|2|needs a recording",
            "door.yaml --subscribe --for soon|2|--for needs a duration",
            "door.yaml --fail-on deviation|2|needs --subscribe",
            "door.yaml --subscribe --record door.yaml|4|exists already",
            "door.yaml --subscribe --diagram svg|2|exclude each other",
            "door.yaml --subscribe --target house|2|one thing can be watched"})
    void whatCannotBeIsSaid(String words, int exit, String why) throws Exception {
        var run = aw(("analyze " + words).split(" ", -1));

        assertThat(run.err()).contains(why);
        assertThat(run.exit().code()).isEqualTo(exit);
    }
}
