package dev.actorweb.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.AwProcess;
import dev.actorweb.cli.ShortFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A system in one process, and those who speak to it in others: through the launcher where there
/// is one, else as the launcher would start it.
@Timeout(600)
class RunIT {
    private static final String DOOR = """
            machine: door
            initial: closed
            states:
              closed: { on: { OPEN: open, JAM: jammed } }
              open: { on: { CLOSE: closed } }
              jammed: { entry: [ { type: hang } ] }
            """;

    @TempDir
    Path folder;

    @TempDir(factory = ShortFolder.class)
    Path runtime;

    @BeforeEach
    void writeTheDoor() throws IOException {
        Files.writeString(folder.resolve("door.yaml"), DOOR);
    }

    private static List<String> command() {
        var launcher = AwProcess.distribution().resolve("aw");
        return Files.isExecutable(launcher)
                ? List.of(launcher.toString())
                : List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                        System.getProperty("java.class.path"), "dev.actorweb.cli.Main");
    }

    private List<String> words(String... words) {
        var all = new ArrayList<>(command());
        all.addAll(List.of(words));
        return all;
    }

    private AwProcess process() {
        return AwProcess.in(folder).with("XDG_RUNTIME_DIR", runtime.toString());
    }

    private AwProcess.Result aw(String... words) throws IOException, InterruptedException {
        return process().run(words(words));
    }

    private Process run(String... more) throws IOException {
        var words = new ArrayList<>(words("run", "door.yaml", "--json"));
        words.addAll(List.of(more));
        return process().builder(words).start();
    }

    /// Reads on until a line says this.
    private static String await(BufferedReader out, String text) throws IOException {
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains(text)) {
                return line;
            }
        }
        throw new AssertionError("nothing said " + text);
    }

    private static void kill(String signal, Process process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void oneProcessRunsAndAnotherDrivesItUntilASignalEndsIt(String signal, int code) throws Exception {
        AwProcess.assumeNotIgnored(signal);
        var running = run();
        try (var out = running.inputReader(); var err = running.errorReader()) {
            await(out, "\"event\":\"started\"");

            assertThat(aw("actors", "list", "--systems").succeeded())
                    .isEqualTo("door  process " + running.pid() + "\n");
            assertThat(aw("actors", "ask", "door", "OPEN").succeeded())
                    .startsWith("accepted\nstate       open");
            assertThat(aw("actors", "ask", "door", "OPEN").code()).isEqualTo(1);
            await(out, "\"event\":\"refused\"");
            assertThat(aw("actors", "restart", "door").succeeded())
                    .isEqualTo("restarted door (restarts: 1)\n");

            kill(signal, running);
            assertThat(await(out, "\"event\":\"ended\"")).isEqualTo(
                    "{\"event\":\"ended\",\"how\":\"interrupted\",\"failed\":[],\"unfinished\":[]}");
            assertThat(running.waitFor(300, TimeUnit.SECONDS)).isTrue();
            assertThat(running.exitValue()).isEqualTo(code);
            assertThat(err.lines()).containsExactly("aw: interrupted");
            assertThat(aw("actors", "list").code()).isEqualTo(4);
            try (var sockets = Files.list(runtime.resolve("aw"))) {
                assertThat(sockets).isEmpty();
            }
        } finally {
            running.destroyForcibly();
        }
    }

    @Test
    void whatDoesNotStopInTimeIsNamed() throws Exception {
        var classes = Path.of(Objects.requireNonNull(RunIT.class.getProtectionDomain().getCodeSource())
                .getLocation().toURI()).toString();
        var running = run("--bindings", classes, "--bindings-class", LampBindings.class.getName(), "--drain",
                "500ms");
        try (var out = running.inputReader()) {
            await(out, "\"event\":\"started\"");
            aw("actors", "send", "door", "JAM").succeeded();
            kill("TERM", running);

            assertThat(await(out, "\"event\":\"ended\"")).contains("\"unfinished\":[\"door\"]");
            assertThat(running.waitFor(300, TimeUnit.SECONDS)).isTrue();
            assertThat(running.exitValue()).isEqualTo(6);
        } finally {
            running.destroyForcibly();
        }
    }

    @Test
    void aProcessThatIsKilledLeavesNoTraceForLong() throws Exception {
        var running = run();
        try (var out = running.inputReader()) {
            await(out, "\"event\":\"started\"");
            var tail = process().builder(words("actors", "tail")).start();
            try (var seen = tail.inputReader(); var said = tail.errorReader()) {
                // It follows as soon as it shows something.
                do {
                    aw("actors", "ask", "door", "OPEN");
                    aw("actors", "ask", "door", "CLOSE");
                } while (!seen.ready());

                running.destroyForcibly();
                assertThat(running.waitFor(300, TimeUnit.SECONDS)).isTrue();
                try (var sockets = Files.list(runtime.resolve("aw"))) {
                    assertThat(sockets).hasSize(1);
                }
                assertThat(tail.waitFor(300, TimeUnit.SECONDS)).isTrue();
                assertThat(said.lines()).contains("the system has ended");
            } finally {
                tail.destroyForcibly();
            }
            var after = aw("actors", "list");
            assertThat(after.code()).isEqualTo(4);
            assertThat(after.err()).contains("no system of actors is running");
            try (var sockets = Files.list(runtime.resolve("aw"))) {
                assertThat(sockets).isEmpty();
            }
        } finally {
            running.destroyForcibly();
        }
    }

    @Test
    void twoSystemsOfOneNameAreToldApart() throws Exception {
        var one = run();
        var two = run();
        try (var out = one.inputReader(); var other = two.inputReader()) {
            await(out, "\"event\":\"started\"");
            await(other, "\"event\":\"started\"");

            var unsure = aw("actors", "ask", "door", "OPEN");
            assertThat(unsure.code()).isEqualTo(4);
            assertThat(unsure.err()).contains("several systems are running", "choose one");
            var pid = String.valueOf(two.pid());
            aw("actors", "ask", "door", "OPEN", "--system", pid).succeeded();
            await(other, "\"on\":\"OPEN\"");
            assertThat(aw("actors", "show", "door", "--system", String.valueOf(one.pid())).succeeded())
                    .contains("state       closed");
        } finally {
            one.destroyForcibly();
            two.destroyForcibly();
        }
    }

    @Test
    void whoStopsReadingEndsTheSystem() throws Exception {
        var running = run();
        try {
            var out = running.inputReader();
            await(out, "\"event\":\"started\"");
            out.close();

            // The next events have nowhere to go.
            while (running.isAlive()) {
                aw("actors", "ask", "door", "OPEN");
                aw("actors", "ask", "door", "CLOSE");
            }
            assertThat(running.exitValue()).isEqualTo(141);
        } finally {
            running.destroyForcibly();
        }
    }
}
