package dev.actorweb.machine.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.actorweb.machine.Conformance;
import dev.actorweb.machine.MachineReader;
import dev.actorweb.machine.ShortFolder;
import dev.actorweb.machine.step.CompiledMachine;
import dev.actorweb.runtime.ActorSystem;
import dev.actorweb.runtime.inspect.Inspection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Clients that are not ours speak to a system, as `docs/inspection-protocol.md` shows it.
@Timeout(300)
class ForeignClientTest {
    private static final Pattern SNIPPET = Pattern.compile("```(sh|python)\\n(.*?)```", Pattern.DOTALL);

    @TempDir(factory = ShortFolder.class)
    Path folder;

    @ParameterizedTest
    @CsvSource({"socat, sh", "nc, sh", "python3, python"})
    void aToolThatKnowsNothingOfUsIsAnswered(String tool, String language) throws Exception {
        assumeTrue(hasTool(tool), () -> "there is no " + tool + " here");
        try (var system = ActorSystem.create("order desk");
                var inspection = Inspection.open(system, folder.resolve("aw"))) {
            var desk = MachineReader.read("desk.yaml",
                    "machine: desk\ninitial: idle\nstates: { idle: { on: { ORDER: busy } }, busy: {} }\n");
            Statechart.start(system, "desk", CompiledMachine.of(desk.machine().orElseThrow()),
                    Bindings.NONE, null);

            var lines = run(script(tool, language), language, inspection.endpoint().socket());

            assertThat(lines).hasSize(3);
            assertThat(lines.get(0))
                    .startsWith("{\"aw\":\"inspection\",\"version\":1,\"system\":\"order desk\"");
            assertThat(lines.get(1)).isEqualTo("{\"id\":1,\"ok\":{\"version\":1}}");
            assertThat(lines.get(2)).startsWith("{\"id\":2,\"ok\":{\"actor\":\"desk\"")
                    .contains("\"configuration\":[\"idle\"]", "\"accepts\":[\"ORDER\"]");
        }
    }

    /// Traditional versions of nc know no Unix-domain sockets.
    private static boolean hasTool(String tool) throws IOException, InterruptedException {
        String probe = tool.equals("nc")
                ? "nc -h 2>&1 | grep -q -e -U"
                : tool + " -V || " + tool + " --version";
        return new ProcessBuilder("sh", "-c", "command -v " + tool + " && { " + probe + "; }")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    }

    private static String script(String tool, String language) throws IOException {
        var snippets = SNIPPET
                .matcher(Files.readString(Conformance.checkout().resolve("docs/inspection-protocol.md")));
        while (snippets.find()) {
            if (snippets.group(1).equals(language)
                    && (language.equals("python") || snippets.group(2).contains("    " + tool + " "))) {
                return snippets.group(2);
            }
        }
        throw new AssertionError("the page shows no " + tool);
    }

    private static List<String> run(String script, String language, Path socket)
            throws IOException, InterruptedException {
        var command = language.equals("sh")
                ? List.of("sh", "-c", script, "sh", socket.toString())
                : List.of("python3", "-c", script, socket.toString());
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
                .toList();
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        return lines;
    }
}
