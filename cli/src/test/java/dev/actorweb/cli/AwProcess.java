package dev.actorweb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs the packaged `aw` as users do: a process of its own, through the launcher in `target/dist`.
///
/// For tests named `*IT`, which run after the jar is made. The process gets a clean environment:
/// `PATH`, `HOME` and a temporary folder are handed on, git's identity is fixed, `CI` is set, and
/// there is no terminal.
public final class AwProcess {
    /// What came of a run: the exit code and everything that was printed.
    public record Result(int code, String out, String err) {
        /// Asserts success and returns what was printed.
        public String succeeded() {
            assertThat(code).as(err).isZero();
            return out;
        }
    }

    private static final long DEADLINE_SECONDS = 600;

    private final Path launcher;
    private final Path directory;
    private final Map<String, Optional<String>> variables = new HashMap<>();
    private String input = "";

    private AwProcess(Path launcher, Path directory) {
        this.launcher = launcher;
        this.directory = directory;
        with("CI", "true").with("AW_COMPLETE_TIMEOUT", "10m").with("AW_JAVA_HOME",
                System.getProperty("java.home"));
        with("GIT_AUTHOR_NAME", "Ada").with("GIT_AUTHOR_EMAIL", "ada@example.org");
        with("GIT_COMMITTER_NAME", "Ada").with("GIT_COMMITTER_EMAIL", "ada@example.org");
        with("GIT_CONFIG_NOSYSTEM", "1").with("GIT_CONFIG_GLOBAL", "/dev/null");
    }

    /// The distribution that the build has made.
    public static Path distribution() {
        var module = Path.of("").toAbsolutePath();
        var cli = Files.isDirectory(module.resolve("cli")) ? module.resolve("cli") : module;
        return cli.resolve("target/dist");
    }

    /// Skips a test of a signal that this build ignores, as whatever a script starts in the
    /// background ignores SIGINT: so do its children.
    public static void assumeNotIgnored(String signal) throws IOException {
        var status = Path.of("/proc/self/status");
        if (!signal.equals("INT") || !Files.exists(status)) {
            return;
        }
        for (var line : Files.readAllLines(status)) {
            if (line.startsWith("SigIgn:")) {
                long ignored = Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16);
                assumeTrue((ignored & 2) == 0, "this build was started with SIGINT ignored");
            }
        }
    }

    /// The packaged command, working in `directory`.
    public static AwProcess in(Path directory) {
        return new AwProcess(distribution().resolve("aw"), directory);
    }

    /// Another launcher, for tests of the launcher.
    public static AwProcess of(Path launcher, Path directory) {
        return new AwProcess(launcher, directory);
    }

    public AwProcess with(String variable, String value) {
        variables.put(variable, Optional.of(value));
        return this;
    }

    public AwProcess without(String variable) {
        variables.put(variable, Optional.empty());
        return this;
    }

    public AwProcess input(String text) {
        input = text;
        return this;
    }

    /// Runs to the end; fails the test when that takes longer than ten minutes.
    public Result run(String... args) throws IOException, InterruptedException {
        var words = new ArrayList<String>();
        words.add(launcher.toString());
        words.addAll(List.of(args));
        return run(words);
    }

    /// Runs any program in the same surroundings: git, or a shell that calls `aw`.
    public Result run(List<String> words) throws IOException, InterruptedException {
        var process = builder(words).start();
        var out = reader(process.getInputStream());
        var err = reader(process.getErrorStream());
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException notRead) { // the program may end without reading its input
            assertThat(notRead).hasMessageContaining("ipe");
        }
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("still running after " + DEADLINE_SECONDS + " s: " + words);
        }
        return new Result(process.exitValue(), result(out), result(err));
    }

    /// The process, not yet started, for tests that send signals or close pipes.
    public ProcessBuilder builder(List<String> words) {
        var builder = new ProcessBuilder(words).directory(directory.toFile());
        var own = builder.environment();
        own.keySet().removeIf(
                name -> name.startsWith("GIT_") || name.startsWith("AW_") || name.startsWith("JAVA"));
        variables.forEach(
                (name, value) -> value.ifPresentOrElse(v -> own.put(name, v), () -> own.remove(name)));
        return builder;
    }

    private static FutureTask<String> reader(InputStream stream) {
        Callable<String> reading = () -> new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        var task = new FutureTask<>(reading);
        Thread.ofVirtual().start(task);
        return task;
    }

    private static String result(FutureTask<String> task) throws InterruptedException {
        try {
            return task.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the output could not be read", e);
        }
    }
}
