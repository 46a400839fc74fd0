package dev.actorweb.cli.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Commits as they were written before everybody used UTF-8.
final class LegacyCommits {
    private LegacyCommits() {}

    /// Adds an empty commit whose message and author are in ISO 8859-1 and moves the branch to it.
    static CommitId latin1(GitSandbox sandbox, Path repository, String message) {
        String tree = sandbox.git(repository, "rev-parse", "HEAD^{tree}").strip();
        String content = "tree " + tree + "\nparent " + sandbox.tip(repository, "HEAD")
                + "\nauthor Jürgen <j@example.org> 1700000000 +0100\ncommitter Jürgen <j@example.org> 1700000000 +0100"
                + "\nencoding ISO-8859-1\n\n" + message;
        try {
            Path file = Files.createTempFile("commit", "");
            Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
            var id = new CommitId(
                    sandbox.git(repository, "hash-object", "-t", "commit", "-w", file.toString()).strip());
            assertThat(file.toFile().delete()).isTrue();
            sandbox.git(repository, "reset", "--quiet", "--hard", id.hex());
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
