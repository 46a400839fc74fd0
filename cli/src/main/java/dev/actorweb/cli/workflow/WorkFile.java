package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.oplog.HeldFiles;
import dev.actorweb.cli.oplog.Step;
import dev.actorweb.cli.oplog.Step.FileState;
import dev.actorweb.machine.yaml.IoReason;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Replaces files of the work tree, each whole or not at all, and never through a symbolic link.
record WorkFile(Layout layout) {
    /// What stands where a file should be, and is none that is replaced here.
    private static final FileState FOREIGN = new FileState("0".repeat(64), false);

    /// What is there now; empty if there is nothing.
    static Optional<FileState> state(Path file) {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || isBehindLink(file)) {
            return Optional.of(FOREIGN);
        }
        try {
            return Optional
                    .of(new FileState(HeldFiles.hash(Files.readAllBytes(file)), Files.isExecutable(file)));
        } catch (IOException unreadable) {
            return Optional.of(FOREIGN);
        }
    }

    private static boolean isBehindLink(Path file) {
        var folder = file.toAbsolutePath().resolveSibling("");
        while (folder != null && !Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            folder = folder.getParent();
        }
        try {
            return folder != null && !folder.toRealPath().equals(folder.normalize());
        } catch (IOException unreadable) {
            return true;
        }
    }

    /// @throws UserError
    ///             if the file does not hold what it must
    void replace(Step.ReplaceFile step) {
        var file = step.path();
        if (isBehindLink(file) || !state(file).equals(step.before())) {
            throw new UserError(Exit.PRECONDITION, file + " was changed by somebody else",
                    "look at it, then repeat the command");
        }
        try {
            if (step.after().isEmpty()) {
                Files.deleteIfExists(file);
                tidy(file);
            } else {
                write(file, step.after().get());
            }
        } catch (IOException e) {
            throw new UserError(Exit.PRECONDITION,
                    "cannot write " + file + ": " + IoReason.of(e, file.toString()),
                    "nothing was changed; look at the folder's permissions", e);
        }
    }

    private void write(Path file, FileState state) throws IOException {
        var content = HeldFiles.of(layout).read(state.hash());
        var folder = file.toAbsolutePath().resolveSibling("");
        Files.createDirectories(folder);
        var fresh = Files.createFile(folder.resolve(".aw-" + UUID.randomUUID() + ".tmp"));
        try {
            if (isBehindLink(fresh)) {
                throw new IOException("it is behind a symbolic link");
            }
            Files.write(fresh, content);
            permit(fresh, file, state.executable());
            move(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// A file keeps its permissions; a new one has those of any new file.
    private static void permit(Path fresh, Path file, boolean executable) throws IOException {
        if (!Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? Files.getPosixFilePermissions(file)
                : Files.getPosixFilePermissions(fresh);
        run(permissions, executable, PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE);
        run(permissions, executable, PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_EXECUTE);
        run(permissions, executable, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE);
        Files.setPosixFilePermissions(fresh, permissions);
    }

    /// Who may read a file that can be run may run it.
    private static void run(Set<PosixFilePermission> permissions, boolean executable,
            PosixFilePermission read, PosixFilePermission execute) {
        if (executable && permissions.contains(read)) {
            permissions.add(execute);
        } else {
            permissions.remove(execute);
        }
    }

    private static void move(Path fresh, Path file) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Folders that have become empty go, as they do for git.
    private void tidy(Path file) throws IOException {
        var root = layout.workTree();
        var folder = file.toAbsolutePath().normalize().getParent();
        while (root.isPresent() && folder != null && folder.startsWith(root.get())
                && !folder.equals(root.get())) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException inUse) {
                return;
            }
            folder = folder.getParent();
        }
    }
}
