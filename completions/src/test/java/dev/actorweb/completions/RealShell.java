package dev.actorweb.completions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs a shell to its end, in a folder and with a home of its own.
final class RealShell {
    record Result(int code, String out) {}

    private static final long DEADLINE_SECONDS = 300;

    private RealShell() {}

    static boolean installed(String name) {
        for (var folder : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, name))) {
                return true;
            }
        }
        return false;
    }

    static Result run(Path folder, List<String> words, String input)
            throws IOException, InterruptedException {
        var output = Files.createTempFile("shell", ".out");
        var script = Files.createTempFile("shell", ".in");
        try {
            Files.writeString(script, input);
            var builder = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(output.toFile()).redirectInput(script.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
            builder.environment().put("HOME", folder.toString());
            builder.environment().put("XDG_CONFIG_HOME", folder.resolve(".config").toString());
            builder.environment().put("GIT_CEILING_DIRECTORIES", String.valueOf(folder.getParent()));
            builder.environment().put("LC_ALL", "C.UTF-8");
            builder.environment().merge("PATH", folder.resolve("bin").toString(),
                    (path, bin) -> bin + ":" + path);
            var process = builder.start();
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("still running: " + words + "\n" + Files.readString(output));
            }
            return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
            Files.delete(script);
        }
    }
}
