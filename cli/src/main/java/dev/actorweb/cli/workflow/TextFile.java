package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.oplog.Step;
import dev.actorweb.machine.yaml.IoReason;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// Writes a small file whole or not at all.
final class TextFile {
    private TextFile() {}

    /// What the file holds; empty if there is none, or none of the kind that is written here.
    static Optional<String> read(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(Files.readString(file))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /// @throws UserError
    ///             if the file does not hold what it must
    static void replace(Step.WriteFile step) {
        var file = step.path();
        boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        if (step.before().isPresent() != there || !read(file).equals(step.before())) {
            throw new UserError(Exit.PRECONDITION, file + " was changed by somebody else",
                    "look at it, then repeat the command");
        }
        try {
            if (step.after().isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                write(file, step.after().get());
            }
        } catch (IOException e) {
            throw new UserError(Exit.PRECONDITION,
                    "cannot write " + file + ": " + IoReason.of(e, file.toString()),
                    "nothing was changed; look at the folder's permissions", e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        var fresh = Files.createTempFile(file.toAbsolutePath().resolveSibling(""), ".aw-", ".tmp");
        try {
            Files.writeString(fresh, text);
            readableLike(fresh, Files.exists(file) ? file : file.resolveSibling(".git"));
            move(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// A temporary file is its owner's alone; a file of the work tree is not.
    private static void readableLike(Path fresh, Path model) throws IOException {
        if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
            var permissions = Files.getPosixFilePermissions(model);
            permissions.removeIf(permission -> permission.name().endsWith("_EXECUTE"));
            Files.setPosixFilePermissions(fresh, permissions);
        }
    }

    private static void move(Path fresh, Path file) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
