package dev.actorweb.cli.oplog;

import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.git.Scratch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The place in a work tree's own git folder where one operation at a time is under way.
///
/// The file `pending` exists from before an operation begins until after it has ended, and names the
/// process that is at work; where it is found and nobody holds the lock, the operation was cut off.
public final class Desk implements AutoCloseable {
    private static final String PROCESS = "process ";
    private static final String SINCE = "since ";

    private final Path pending;
    private final FileLocked lock;

    private Desk(Path pending, FileLocked lock) {
        this.pending = pending;
        this.lock = lock;
    }

    /// The process that is at work.
    ///
    /// @param since
    ///            when it began, or went on with what was cut off
    public record Holder(long process, Instant since) {
        /// Whether it lives: a number is given to another process when its own has ended.
        boolean isAlive() {
            return ProcessHandle.of(process).filter(ProcessHandle::isAlive)
                    .filter(handle -> handle.info().startInstant()
                            .map(start -> !start.truncatedTo(ChronoUnit.SECONDS).isAfter(since)).orElse(true))
                    .isPresent();
        }
    }

    /// Whether an operation of this work tree is under way or was cut off: one look at one file.
    public static boolean isPending(Layout layout) {
        return Files.exists(folder(layout).resolve("pending"));
    }

    /// Who is at work in this work tree; empty where nobody is, or it cannot be told from here.
    public static Optional<Holder> holder(Layout layout) {
        try {
            long process = -1;
            Instant since = Instant.EPOCH;
            for (var line : Files.readAllLines(folder(layout).resolve("pending"))) {
                if (line.startsWith(PROCESS)) {
                    process = Long.parseLong(line.substring(PROCESS.length()));
                } else if (line.startsWith(SINCE)) {
                    since = Instant.parse(line.substring(SINCE.length()));
                }
            }
            return Optional.of(new Holder(process, since)).filter(holder -> holder.process() > 0)
                    .filter(Holder::isAlive);
        } catch (IOException | NumberFormatException | DateTimeParseException unknown) {
            return Optional.empty();
        }
    }

    /// Takes the desk; empty when another aw is at work in this work tree.
    public static Optional<Desk> take(Layout layout) {
        var folder = folder(layout);
        try {
            Files.createDirectories(folder);
            var lock = FileLocked.attempt(folder.resolve("desk.lock"));
            if (lock.isPresent()) {
                Scratch.sweep(folder);
            }
            return lock.map(held -> new Desk(folder.resolve("pending"), held));
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
            write();
        } catch (IOException e) {
            pending.toFile().delete(); // nothing has begun
            throw failure(pending, e);
        }
    }

    /// Notes that what was cut off goes on in this process; where that cannot be written, the
    /// operation goes on all the same.
    public void occupyAgain() {
        try {
            write();
        } catch (IOException fullDisk) { // the file is there all the same
            return;
        }
    }

    private void write() throws IOException {
        Files.write(pending, ("an operation of aw is under way\n" + PROCESS + ProcessHandle.current().pid()
                + "\n" + SINCE + Instant.now() + "\n").getBytes(StandardCharsets.UTF_8));
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

    /// What is left pending is in nobody's hands any more.
    private void leave() {
        try {
            if (Files.exists(pending)) {
                Files.write(pending, "an operation of aw has not ended\n".getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException fullDisk) { // a process that has ended is known to have
            return;
        }
    }

    @Override
    public void close() {
        leave();
        try {
            lock.close();
        } catch (IOException e) {
            throw failure(pending, e);
        }
    }
}
