package dev.actorweb.cli.oplog;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A file that only one at a time holds, within this process and among all; the system lets go of
/// it when the process dies, however that happens.
final class FileLocked implements AutoCloseable {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
    private static final long PAUSE_MILLIS = 5;

    private final Path file;
    private final FileChannel channel;

    private FileLocked(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Waits for the lock; for work of milliseconds.
    static FileLocked await(Path file) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                var held = attempt(file);
                if (held.isPresent()) {
                    return held.get();
                }
                try {
                    Thread.sleep(PAUSE_MILLIS);
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// The lock, unless somebody holds it.
    static Optional<FileLocked> attempt(Path file) throws IOException {
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        boolean locked = false;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            locked = channel.tryLock() != null;
            return locked ? Optional.of(new FileLocked(file, channel)) : Optional.empty();
        } finally {
            if (!locked) {
                release(file, channel);
            }
        }
    }

    private static void release(Path file, @Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            HELD.remove(file);
        }
    }

    @Override
    public void close() throws IOException {
        release(file, channel);
    }
}
