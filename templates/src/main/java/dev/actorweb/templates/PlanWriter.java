package dev.actorweb.templates;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Writes new files, or none.
///
/// Each is written beside its place and then linked there, which fails if anything came into being
/// meanwhile. What was created, folders included, is remembered and removed in reverse order when a
/// later file fails.
final class PlanWriter {
    private static final Map<PosixFilePermission, PosixFilePermission> RUNNING = Map.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE);

    private final Path directory;
    private final Deque<Path> created = new ArrayDeque<>();

    PlanWriter(Path directory) {
        this.directory = directory;
    }

    void write(List<FileChange> files) throws IOException {
        try {
            createFolders(directory);
            for (var file : files) {
                write(file);
            }
        } catch (IOException | RuntimeException failure) {
            takeBack(failure);
            throw failure;
        }
    }

    private void write(FileChange file) throws IOException {
        var target = directory.resolve(file.path());
        var blocked = Surroundings.of(directory).blocked(file.path());
        if (blocked.isPresent()) {
            throw new IOException(file.path() + " " + blocked.get());
        }
        var folder = Objects.requireNonNull(target.getParent());
        createFolders(folder);
        var temporary = fresh(folder);
        try {
            if (!folder.toRealPath().equals(directory.toRealPath().resolve(directory.relativize(folder)))) {
                throw new IOException(file.path() + " leads through a symbolic link");
            }
            file.content().write(temporary);
            if (file.executable()) {
                permitRunning(temporary);
            }
            place(temporary, target);
            created.push(target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// An empty file with the permissions that any new file gets here; those of the JDK's temporary
    /// files are narrower.
    private static Path fresh(Path folder) throws IOException {
        return Files.createFile(folder.resolve(".aw-" + UUID.randomUUID() + ".tmp"));
    }

    private static void place(Path temporary, Path target) throws IOException {
        try {
            Files.createLink(target, temporary);
        } catch (UnsupportedOperationException _) {
            moveTo(temporary, target);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException _) { // a file system without hard links
            moveTo(temporary, target);
        }
    }

    private static void moveTo(Path temporary, Path target) throws IOException {
        Files.move(temporary, target);
    }

    /// Who may read the file may run it.
    private static void permitRunning(Path file) throws IOException {
        try {
            var permissions = Files.getPosixFilePermissions(file);
            RUNNING.forEach((read, run) -> {
                if (permissions.contains(read)) {
                    permissions.add(run);
                }
            });
            Files.setPosixFilePermissions(file, permissions);
        } catch (UnsupportedOperationException _) {
            return; // no such permissions here
        }
    }

    private void createFolders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        var parent = folder.getParent();
        if (parent != null) {
            createFolders(parent);
        }
        Files.createDirectory(folder);
        created.push(folder);
    }

    private void takeBack(Exception failure) {
        for (var path : created) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) { // a folder into which somebody else put something, for
                                      // instance
                failure.addSuppressed(e);
            }
        }
    }
}
