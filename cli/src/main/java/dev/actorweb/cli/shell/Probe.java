package dev.actorweb.cli.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Asks another program a short question.
final class Probe {
    /// The exit code, and what was printed on standard output.
    record Answer(int code, String out) {}

    private Probe() {}

    /// The program called `name` on the search path of `variables`. Relative entries are passed
    /// over: what lies in the working folder is not to be trusted.
    static Optional<Path> find(String name, Map<String, String> variables) {
        for (var folder : variables.getOrDefault("PATH", "").split(":", -1)) {
            var file = Path.of(folder, name);
            if (file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /// Runs `words`; empty when that can't be done or takes longer than `deadline`, after which it
    /// is killed.
    static Optional<Answer> ask(List<String> words, Duration deadline) throws InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(words)
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException cannotBeStarted) {
            return Optional.empty();
        }
        try {
            var out = CompletableFuture.supplyAsync(() -> read(process));
            if (process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.of(new Answer(process.exitValue(), out.join()));
            }
            return Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Process process) {
        try (var stream = process.getInputStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
