package dev.actorweb.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps a file for one actor. In this process a table does that, against other processes a lock on
/// a file beside it, `….lock`, which the operating system gives up when the process dies, however it
/// dies. Where such a file cannot be made or locked, there is the table alone. Safe to use from
/// any thread.
final class FileClaim {
    /// Beyond all content, which so can be read where locks forbid that.
    private static final long LOCKED = Long.MAX_VALUE - 1;

    private static final int TRIES = 100;

    /// What is taken, with what holds it; guarded by itself.
    private static final Map<Path, Optional<FileChannel>> TAKEN = new HashMap<>();

    private FileClaim() {}

    /// Takes a file.
    ///
    /// @throws IOException
    ///             if another actor has it, here or in another process
    static void take(WholeFile file) throws IOException {
        var key = key(file);
        synchronized (TAKEN) {
            if (TAKEN.containsKey(key)) {
                throw taken(file, "another actor of this process");
            }
            TAKEN.put(key, Optional.ofNullable(lock(file)));
        }
    }

    /// Gives it back, if it was taken.
    static void give(WholeFile file) throws IOException {
        var key = key(file);
        synchronized (TAKEN) {
            var held = TAKEN.remove(key);
            if (held != null && held.isPresent()) {
                try (var _ = held.get()) {
                    Files.deleteIfExists(file.beside(".lock")); // while nobody else can have locked
                                                                // it
                }
            }
        }
    }

    /// The same for all ways to name a file.
    private static Path key(WholeFile file) {
        var folder = file.path().getParent();
        try {
            return folder == null ? file.path() : folder.toRealPath().resolve(file.path().getFileName());
        } catch (IOException e) {
            return file.path().normalize();
        }
    }

    private static IOException taken(WholeFile file, String by) {
        return new IOException("the snapshot " + file.path() + " is in use by " + by
                + ", and two must not share a file");
    }

    /// Locks the file beside it, and makes sure that it is still there: whoever gave it back
    /// meanwhile has deleted it.
    private static @Nullable FileChannel lock(WholeFile file) throws IOException {
        var beside = file.beside(".lock");
        for (int i = 0; i < TRIES; i++) {
            FileChannel channel;
            Object before;
            FileLock lock;
            try {
                before = identity(beside);
                channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.READ,
                        StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            } catch (IOException e) {
                return null;
            }
            try {
                lock = channel.tryLock(LOCKED, 1, false);
            } catch (OverlappingFileLockException e) {
                // the channel stays open: where locks belong to processes, closing undoes theirs
                throw taken(file, "another copy of this library in this process");
            } catch (IOException e) {
                channel.close();
                return null;
            }
            if (lock == null) {
                try (channel) {
                    throw taken(file, "process " + owner(channel));
                }
            }
            if (before.equals(identity(beside))) {
                sign(channel);
                return channel;
            }
            channel.close();
        }
        throw taken(file, "processes that come and go");
    }

    /// What tells a file from one that came later to the same place.
    private static Object identity(Path path) throws IOException {
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            var key = attributes.fileKey();
            return key == null ? attributes.creationTime() : key;
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static void sign(FileChannel channel) throws IOException {
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
    }

    private static String owner(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        var digits = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII)
                .replaceAll("[^0-9]", "");
        return digits.isEmpty() ? "of somebody else" : digits;
    }
}
