package dev.actorweb.cli;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;

/// Lengths of time are written alike in all options of all commands.
class DurationOptionsTest {
    private static final String SPEC = """
            machine: door
            initial: closed
            states: { closed: { on: { OPEN: open } }, open: { on: { CLOSE: closed } } }
            """;

    /// How each of them is reached; an option that is new must be added here.
    private static final Map<String, List<String>> CALLS = Map.of(
            "actors ask --timeout", List.of("actors ask door OPEN --timeout"),
            "actors stop --timeout", List.of("actors stop door --timeout"),
            "actors restart --timeout", List.of("actors restart door --timeout"),
            "analyze --deadline", List.of("analyze door.yaml --subscribe --events OPEN --deadline"),
            "analyze --for", List.of("analyze door.yaml --subscribe --for"),
            "analyze --time-limit",
            List.of("analyze door.yaml --time-limit", "analyze system.yaml --time-limit"),
            "run --for", List.of("run door.yaml --for"),
            "run --drain", List.of("run door.yaml --drain"));

    @TempDir
    private Path folder;

    @Test
    void everyOptionThatTakesATimeIsHere() {
        var found = Registry.names().stream().flatMap(name -> timed(name, Registry.model(name)))
                .collect(toCollection(TreeSet::new));

        assertThat(found).isEqualTo(new TreeSet<>(CALLS.keySet()));
    }

    private static Stream<String> timed(String name, CommandSpec command) {
        var own = command.options().stream()
                .filter(option -> option.paramLabel().matches("TIME|MILLIS|DURATION|SECONDS"))
                .map(option -> name + " " + option.longestName());
        return Stream.concat(own, command.subcommands().entrySet().stream()
                .flatMap(sub -> timed(name + " " + sub.getKey(), sub.getValue().getCommandSpec())));
    }

    @Test
    void aNumberAloneIsRefusedWithBothThatCouldBeMeant() throws Exception {
        Files.writeString(folder.resolve("door.yaml"), SPEC);
        Files.writeString(folder.resolve("system.yaml"),
                "system: house\nactors: { door: { machine: ./door.yaml } }\n");
        CALLS.values().stream().flatMap(List::stream).forEach(call -> {
            var option = call.substring(call.lastIndexOf(' ') + 1);
            var run = Aw.in(folder).call(words(call + " 5"));
            assertThat(run.exit()).as(run.err()).isEqualTo(Exit.USAGE);
            assertThat(run.err()).as(call).contains(option + " needs a duration, not '5'",
                    "say the unit, too: " + option + " 5ms, or 5s");
            for (var wrong : List.of("soon", "-1s", "1m1h", "1h30", "", "9999999999999999999s")) {
                var bad = Aw.in(folder).call(Stream.concat(Arrays.stream(words(call)), Stream.of(wrong))
                        .toArray(String[]::new));
                assertThat(bad.exit()).as(call + " " + wrong).isEqualTo(Exit.USAGE);
                assertThat(bad.err()).as(call).contains("a number and its unit: 500ms, 30s, 5m, 1h30m");
            }
        });
    }

    @Test
    void unitsFractionsAndSumsAreUnderstoodByAll() throws Exception {
        Files.writeString(folder.resolve("door.yaml"), SPEC);
        Files.writeString(folder.resolve("system.yaml"),
                "system: house\nactors: { door: { machine: ./door.yaml } }\n");
        CALLS.values().stream().flatMap(List::stream).filter(call -> !call.contains("--for"))
                .forEach(call -> {
                    for (var time : List.of("500ms", "1.5s", "1m30s")) {
                        var wanted = call.startsWith("run")
                                ? call + " " + time + " --for 1ms"
                                : call + " " + time;
                        assertThat(Aw.in(folder).call(words(wanted)).exit()).as(wanted)
                                .isNotEqualTo(Exit.USAGE);
                    }
                });
        assertThat(Aw.in(folder).call("run", "door.yaml", "--for", "0.5ms").exit()).isEqualTo(Exit.OK);
    }

    private static String[] words(String call) {
        return call.split(" ", -1);
    }
}
