package dev.actorweb.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/// Keeps a [Snapshot] in a file.
///
/// A state is written to a new file beside the old one, which then takes its place in one step: at
/// any moment there is a whole state. The first line tells the length and the checksum of what
/// follows. A file that does not fit them is moved aside, to the same name with `.corrupt-1` (or the
/// next free number), and reported by a [CorruptSnapshotException]: the actor fails, which is
/// logged, and its next incarnation begins with the initial state. A file of a later version of this
/// format stays where it is, and the actor cannot start.
///
/// ```java
/// var store = SnapshotFile.of(path, new TallyCodec()).sync(Sync.NEVER);
/// ```
///
/// Immutable. Two actors must not share a file.
///
/// @param <S>
///            the state
public final class SnapshotFile<S> implements SnapshotStore<S> {
    /// When a state must have reached the disk.
    public enum Sync {
        /// Before the message that led to it counts as handled: it survives a crash of the machine.
        ALWAYS,

        /// When the operating system sees fit: it survives a crash of the process.
        NEVER
    }

    /// Turns states into bytes and back.
    ///
    /// @param <S>
    ///            the state
    public interface Codec<S> {
        /// The state as bytes.
        byte[] encode(S state);

        /// The state from its bytes. What it throws means that they are corrupt.
        S decode(byte[] bytes) throws Exception;
    }

    /// The largest state that is read or written, in bytes.
    public static final int LARGEST = 256 << 20;

    private static final String MAGIC = "aw-snapshot 1 ";
    private static final Pattern LATER = Pattern.compile("aw-snapshot ([2-9]|[1-9][0-9]{1,5}) .*");
    private static final int LONGEST_HEADER = 64;
    private static final int MOST_CORRUPT = 1000;

    private final Path path;
    private final Codec<S> codec;
    private final Sync sync;

    private SnapshotFile(Path path, Codec<S> codec, Sync sync) {
        this.path = path;
        this.codec = codec;
        this.sync = sync;
    }

    /// A store at a path, whose folder exists. Every state reaches the disk at once.
    ///
    /// @throws IllegalArgumentException
    ///             if the path has no last part, as `/` has not
    public static <S> SnapshotFile<S> of(Path path, Codec<S> codec) {
        if (path.getFileName() == null) {
            throw new IllegalArgumentException(path + " cannot be a file");
        }
        return new SnapshotFile<>(path.toAbsolutePath(), codec, Sync.ALWAYS);
    }

    /// This, with another promise about the disk.
    public SnapshotFile<S> sync(Sync other) {
        return new SnapshotFile<>(path, codec, other);
    }

    @Override
    public Optional<S> load() throws IOException {
        byte[] bytes;
        try {
            bytes = read();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (CorruptSnapshotException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("cannot read the snapshot " + path + ": " + e.getMessage(), e);
        }
        return Optional.of(decode(bytes));
    }

    private byte[] read() throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > LARGEST + (long) LONGEST_HEADER) {
                throw corrupt("has " + size + " bytes, more than " + LARGEST);
            }
            var buffer = ByteBuffer.allocate((int) size);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // a file may come in pieces
            }
            return buffer.array();
        }
    }

    private S decode(byte[] bytes) throws IOException {
        int end = 0;
        while (end < bytes.length && end < LONGEST_HEADER && bytes[end] != '\n') {
            end++;
        }
        var header = new String(bytes, 0, end, StandardCharsets.US_ASCII);
        var later = LATER.matcher(header);
        if (later.matches()) {
            throw new IOException("the snapshot " + path + " is of version " + later.group(1)
                    + ", and this program reads version 1; it stays where it is: "
                    + "use the program that wrote it, or move it away");
        }
        if (end == bytes.length || end == LONGEST_HEADER || !header.startsWith(MAGIC)) {
            throw corrupt("does not begin as a snapshot");
        }
        var content = new byte[bytes.length - end - 1];
        System.arraycopy(bytes, end + 1, content, 0, content.length);
        var expected = header(content);
        if (!header.equals(expected)) {
            throw corrupt("has the header `%s` where its content has `%s`".formatted(
                    printable(header), expected));
        }
        try {
            return Objects.requireNonNull(codec.decode(content), "decoded state");
        } catch (Exception e) {
            var corrupt = corrupt("cannot be decoded");
            corrupt.initCause(e);
            throw corrupt;
        }
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    private static String header(byte[] content) {
        var checksum = new CRC32C();
        checksum.update(content);
        return MAGIC + content.length + " " + HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    /// Moves the file aside and says so.
    private CorruptSnapshotException corrupt(String why) throws IOException {
        for (int number = 1; number <= MOST_CORRUPT; number++) {
            var aside = path.resolveSibling(path.getFileName() + ".corrupt-" + number);
            if (!Files.exists(aside, LinkOption.NOFOLLOW_LINKS)) {
                try {
                    Files.move(path, aside);
                } catch (FileAlreadyExistsException e) {
                    continue; // somebody else's
                }
                return new CorruptSnapshotException("the snapshot " + path + " " + why + "; it is kept as "
                        + aside.getFileName() + ", and the next start begins with the initial state");
            }
        }
        return new CorruptSnapshotException(
                "the snapshot " + path + " " + why
                        + "; there are too many corrupt ones beside it to keep it: "
                        + "look after " + path + ".corrupt-*");
    }

    @Override
    public void save(S state) throws IOException {
        var content = Objects.requireNonNull(codec.encode(state), "encoded state");
        if (content.length > LARGEST) {
            throw new IOException("a state of " + content.length + " bytes is too large for " + path);
        }
        var next = path.resolveSibling(path.getFileName() + ".next");
        try {
            fill(next, content);
            replaceBy(next);
        } catch (IOException e) {
            throw new IOException("cannot save the snapshot " + path + ": " + e, e);
        }
    }

    private void fill(Path next, byte[] content) throws IOException {
        try (var channel = FileChannel.open(next, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING, LinkOption.NOFOLLOW_LINKS)) {
            fill(channel, content);
        }
    }

    private void fill(FileChannel channel, byte[] content) throws IOException {
        try {
            write(channel, (header(content) + "\n").getBytes(StandardCharsets.US_ASCII));
            write(channel, content);
            if (sync == Sync.ALWAYS) {
                channel.force(true);
            }
        } catch (IOException e) {
            channel.truncate(0); // the disk may be full
            throw e;
        }
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private void replaceBy(Path next) throws IOException {
        try {
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.delete(next);
            throw e;
        }
        if (sync == Sync.ALWAYS) {
            syncFolder();
        }
    }

    /// Makes the new name reach the disk, where the platform can do that.
    private void syncFolder() {
        var folder = path.getParent();
        if (folder == null) {
            return;
        }
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folders, and renames through its journal
        }
    }
}
