package dev.actorweb.cli.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.rule.RuleCatalogue;
import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.ShortFolder;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.actor.Bindings;
import dev.actorweb.machine.actor.Statechart;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.inspect.Inspection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is answered about machines, rules and running systems.
@Timeout(300)
class MachineAnswersTest {
    private static final String DOOR = """
            machine: door
            events: { OPEN: { key: string }, CLOSE: {} }
            initial: closed
            states:
              closed: { on: { OPEN: open } }
              open: { on: { CLOSE: closed } }
            """;

    @TempDir
    Path folder;

    @Test
    void rulesComeWithTheirTitles() {
        assertThat(ask("rules", "analyze", "--explain", "")).hasSize(RuleCatalogue.rules().size())
                .first().asString().startsWith("SC001\t");
    }

    @Test
    void rulesOfAListKeepWhatStandsBeforeThem() {
        assertThat(ask("rules", "analyze", "--rules", "SC101,SC102=off,SC00")).isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("SC101,SC102=off,SC00"));
        assertThat(ask("rules", "analyze", "--rules", "SC101,SC102=")).containsExactly(
                "SC101,SC102=error\tseverity", "SC101,SC102=warning\tseverity", "SC101,SC102=info\tseverity",
                "SC101,SC102=off\tseverity");
    }

    @Test
    void eventsAreThoseOfTheSpecOnTheLine() throws IOException {
        Files.writeString(folder.resolve("door.yaml"), DOOR);

        assertThat(ask("events", "analyze", "door.yaml", "--events", "")).containsExactly(
                "OPEN\tdoor, with key",
                "CLOSE\tdoor");
        assertThat(ask("events", "analyze", "door.yaml", "--events", "OPEN,C"))
                .containsExactly("OPEN,CLOSE\tdoor");
        assertThat(
                ask("events", "--root", folder.toString(), "analyze", folder.resolve("door.yaml").toString(),
                        "--events", ""))
                .hasSize(2);
        var inner = Files.createDirectories(folder.resolve("with blank"));
        Files.writeString(inner.resolve("inner.yaml"), DOOR);
        assertThat(ask("events", "--root", "with blank", "analyze", "inner.yaml", "--events=", "C"))
                .containsExactly("CLOSE\tdoor");
    }

    @Test
    void eventsOfABuiltInTarget() {
        assertThat(ask("events", "analyze", "--target", "git-actor", "--events", "CHECK_R")).singleElement()
                .asString().startsWith("CHECK_REPO\tgit-actor");
        assertThat(ask("events", "analyze", "--target", "nobody", "--events", "")).isEmpty();
    }

    @Test
    void filesThatAreNoSpecsOfferNothing() throws IOException {
        Files.writeString(folder.resolve("broken.yaml"), "states: [\n");
        Files.writeString(folder.resolve("list.json"), "[1]");
        Files.write(folder.resolve("huge.yaml"), new byte[(1 << 20) + 1]);
        Files.createDirectory(folder.resolve("folder.yaml"));

        assertThat(ask("events", "analyze", "broken.yaml", "list.json", "huge.yaml", "folder.yaml",
                "missing.yaml",
                "bad\u0000.yaml", "--events", "")).isEmpty();
    }

    @Test
    void namesThatATerminalWouldObeyAreNotOffered() throws IOException {
        Files.writeString(folder.resolve("evil.yaml"),
                "machine: evil\nstates: { a: { on: { \"X\\e[31m\": b, \"Y\\nZ\": b, GOOD: b } }, b: {} }\ninitial: a\n");

        assertThat(ask("events", "analyze", "evil.yaml", "--events", "")).containsExactly("GOOD\tevil");
    }

    @Test
    void runningSystemsAnswerForThemselves(@TempDir(factory = ShortFolder.class) Path runtime)
            throws Exception {
        var house = ActorSystem.create("house");
        try (var _ = Inspection.open(house, runtime.resolve("aw"))) {
            Statechart.start(house, "door",
                    CompiledMachine.of(MachineReader.read("door.yaml", DOOR).machine().orElseThrow()),
                    Bindings.builder().build(), null);
            long pid = ProcessHandle.current().pid();

            assertThat(live(runtime, "systems", "actors", "list", "--system", ""))
                    .containsExactly("house\tprocess " + pid);
            assertThat(live(runtime, "actors", "actors", "show", "d")).containsExactly("door\tin closed");
            assertThat(live(runtime, "actors", "actors", "show", "--system", "garden", "")).isEmpty();
            assertThat(live(runtime, "events", "actors", "send", "--system", "house", "door", ""))
                    .containsExactly("OPEN\taccepted by door");
            assertThat(live(runtime, "events", "analyze", "--subscribe", "--target", "house/door", "--events",
                    "OPEN,"))
                    .containsExactly("OPEN,OPEN\taccepted by door");
            assertThat(live(runtime, "targets", "analyze", "--target", "ho"))
                    .containsExactly("house\tprocess " + pid);
            assertThat(live(runtime, "targets", "analyze", "--target", "house/"))
                    .containsExactly("house/door\tin closed");
        } finally {
            house.close();
        }
    }

    private List<String> live(Path runtime, String kind, String... line) {
        return run(Aw.in(folder).with("XDG_RUNTIME_DIR", runtime.toString()), kind, line);
    }

    private List<String> ask(String kind, String... line) {
        return run(Aw.in(folder).with("XDG_RUNTIME_DIR", folder.toString()), kind, line);
    }

    @ParameterizedTest
    @CsvSource({"soon, true", "-1s, true", "'', true", "1ms, false"})
    void howLongTabMayTakeIsConfigured(String time, boolean usual) {
        var found = new TypedLine(List.of(), "", folder, Map.of("AW_COMPLETE_TIMEOUT", time)).patience();

        assertThat(found).isEqualTo(usual ? Duration.ofSeconds(2) : Duration.ofMillis(1));
    }

    private static List<String> run(Aw aw, String kind, String... line) {
        var words = new ArrayList<>(List.of("__complete", kind, "--"));
        words.addAll(List.of(line));
        var run = aw.call(words.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isEqualTo(Exit.OK);
        return run.out().lines().toList();
    }
}
