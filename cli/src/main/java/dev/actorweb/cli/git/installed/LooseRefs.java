package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.RefName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads branches from the files in which git keeps those that moved lately, so that the usual
/// question about them costs no process. What is not there (packed, kept in another format, or
/// missing), only git knows.
final class LooseRefs {
    private static final String SYMBOLIC = "ref: ";

    private final Path commonDir;

    /// @param commonDir
    ///            the folder shared by all work trees
    LooseRefs(Path commonDir) {
        this.commonDir = commonDir;
    }

    /// Where a branch, local or remote-tracking, points; empty when git has to be asked.
    Optional<CommitId> commit(RefName ref) {
        boolean branch = ref.full().startsWith("refs/heads/") || ref.full().startsWith("refs/remotes/");
        return branch
                ? read(ref).filter(CommitId::isObjectName).map(CommitId::new)
                : Optional.empty();
    }

    /// The full name that a symbolic ref holds; empty when git has to be asked.
    Optional<String> target(RefName ref) {
        return read(ref).filter(content -> content.startsWith(SYMBOLIC))
                .map(content -> content.substring(SYMBOLIC.length()).strip());
    }

    private Optional<String> read(RefName ref) {
        try {
            Path file = commonDir.resolve(ref.full());
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
