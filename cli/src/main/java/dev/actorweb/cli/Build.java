package dev.actorweb.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Which `aw` this is: the version and the commit that it was built from.
///
/// `commit` is abbreviated to twelve digits, with `-dirty` when there were changes on top; `unknown`
/// when it was not built in a repository.
public record Build(String version, String commit) {
    /// The build that is running.
    public static Build current() {
        try (var file = Build.class.getResourceAsStream("build.txt")) {
            if (file == null) {
                return new Build("unknown", "unknown");
            }
            var lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1);
            return new Build(lines[0].strip(), lines.length > 1 ? lines[1].strip() : "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
