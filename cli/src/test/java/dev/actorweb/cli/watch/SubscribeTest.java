package dev.actorweb.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Exit;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.inspect.Inspection;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Running systems, watched line by line, and what is said where nothing can be watched.
@Timeout(300)
class SubscribeTest extends Subscribing {
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
    void severalSystemsAreListedWhereNobodyCanBeAsked() throws Exception {
        inAHouse(DOOR, () -> {
            try (var other = ActorSystem.create("cottage");
                    var _ = Inspection.open(other, runtime.resolve("aw"))) {
                var run = live("analyze", "--subscribe");
                assertThat(run.err()).contains("several systems are running: cottage (", "house (",
                        "choose one: --target cottage");
                assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
                assertThat(live("analyze", "--subscribe", "--target", "cottage", "--for", "50ms").exit())
                        .isEqualTo(Exit.OK);
                assertThat(live("analyze", "--subscribe", "--target", "hause").err())
                        .contains("did you mean house?");
            }
        });
    }

    @Test
    void theEndOfAnActorIsNotThatOfTheSystem() throws Exception {
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
