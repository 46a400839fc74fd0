package dev.actorweb.cli.oplog;

import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The place in a work tree's own git folder where one operation at a time is under way.
///
/// The file `pending` exists from before an operation begins until after it has ended; where it is
/// found and nobody holds the lock, the operation was cut off.
public final class Desk implements AutoCloseable {
    private final Path pending;
    private final FileLocked lock;

    private Desk(Path pending, FileLocked lock) {
        this.pending = pending;
        this.lock = lock;
    }

    /// Whether an operation of this work tree is under way or was cut off: one look at one file.
    public static boolean isPending(Layout layout) {
        return Files.exists(folder(layout).resolve("pending"));
    }

    /// Takes the desk; empty when another aw is at work in this work tree.
    public static Optional<Desk> take(Layout layout) {
        var folder = folder(layout);
        try {
            Files.createDirectories(folder);
            return FileLocked.attempt(folder.resolve("desk.lock"))
                    .map(lock -> new Desk(folder.resolve("pending"), lock));
        } catch (IOException e) {
            throw failure(folder, e);
        }
    }

    /// The name of the work tree in the log.
    public static String name(Layout layout) {
        return layout.commonDir().relativize(layout.gitDir()).toString().replace('\\', '/');
    }

    private static Path folder(Layout layout) {
        return layout.gitDir().resolve("aw");
    }

    /// Notes that an operation is about to begin.
    public void occupy() {
        try {
            Files.write(pending, "an operation of aw is under way\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            pending.toFile().delete(); // nothing has begun
            throw failure(pending, e);
        }
    }

    /// Notes that no operation is under way.
    public void clear() {
        try {
            Files.deleteIfExists(pending);
        } catch (IOException e) {
            throw failure(pending, e);
        }
    }

    private static GitException failure(Path path, IOException cause) {
        return new GitException(
                GitProblem.Unwritable.of(path, cause), cause);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw failure(pending, e);
        }
    }
}
