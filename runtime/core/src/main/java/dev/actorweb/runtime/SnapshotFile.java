package dev.actorweb.runtime;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// Keeps a [Snapshot] in a file.
///
/// A state is written to a new file beside the old one, which then takes its place in one step: at
/// any moment there is a whole state. The first line tells the length and the checksum of what
/// follows. A file that does not fit them is moved aside, to the same name with `.corrupt-1` (or the
/// next free number), and reported by a [CorruptSnapshotException]: the actor fails, which is
/// logged, and its next incarnation begins with the initial state. A file of a later version of this
/// format stays where it is, and so does a whole one that the codec cannot read, as after a change
/// of the state's type: the actor cannot start until the right program runs or the file is moved.
///
/// A file has the permissions of the one it replaces, so that `chmod 600` lasts. Where the path is a
/// symbolic link, the file that it leads to is replaced.
///
/// One actor uses a file at a time. Another one cannot start with it, in this process or in another,
/// as long as the first has not ended; a file `….lock` beside it sees to that where the file system
/// has locks.
///
/// ```java
/// var store = SnapshotFile.of(path, new TallyCodec()).sync(Sync.NEVER);
/// ```
///
/// Immutable.
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

        /// The state from its bytes, which are those that were encoded. What it throws keeps the
        /// actor from starting; it should say what it could not read.
        S decode(byte[] bytes) throws Exception;
    }

    /// The largest state that is read or written, in bytes.
    public static final int LARGEST = 256 << 20;

    private final Path path;
    private final Codec<S> codec;
    private final Sync sync;

    private SnapshotFile(Path path, Codec<S> codec, Sync sync) {
        this.path = path;
        this.codec = Objects.requireNonNull(codec, "codec");
        this.sync = Objects.requireNonNull(sync, "sync");
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
    public void claim() throws IOException {
        FileClaim.take(WholeFile.at(path));
    }

    @Override
    public void release() throws IOException {
        FileClaim.give(WholeFile.at(path));
    }

    @Override
    public Optional<S> load() throws IOException {
        WholeFile file;
        Optional<byte[]> bytes;
        try {
            file = WholeFile.at(path);
            bytes = file.read(LARGEST + (long) SnapshotFormat.LONGEST_HEADER);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IOException("cannot read the snapshot " + path + ": " + e.getMessage(), e);
        }
        if (bytes.isEmpty()) {
            throw corrupt(file, "has more than " + LARGEST + " bytes");
        }
        return Optional.of(switch (SnapshotFormat.read(bytes.get())) {
            case SnapshotFormat.Reading.Content content -> decode(content.bytes);
            case SnapshotFormat.Reading.Corrupt(var why) -> throw corrupt(file, why);
            case SnapshotFormat.Reading.Later(var version) ->
                throw new IOException("the snapshot " + path + " is of version " + version
                        + ", and this program reads version 1; it stays where it is: "
                        + "use the program that wrote it, or move it away");
        });
    }

    private S decode(byte[] content) throws IOException {
        try {
            return Objects.requireNonNull(codec.decode(content), "decoded state");
        } catch (Exception | LinkageError | StackOverflowError e) {
            throw new IOException("the snapshot " + path + " is whole, but its codec cannot read it; "
                    + "it stays where it is: use the program that wrote it, or move it away", e);
        }
    }

    /// Moves the file aside and says so.
    private CorruptSnapshotException corrupt(WholeFile file, String why) throws IOException {
        return new CorruptSnapshotException("the snapshot " + path + " " + why + file.moveAside(".corrupt-")
                .map(aside -> "; it is kept as " + aside.getFileName()
                        + ", and the next start begins with the initial state")
                .orElse("; there are too many corrupt ones beside it to keep it: look after "
                        + file.path() + ".corrupt-*"));
    }

    @Override
    public void save(S state) throws IOException {
        var content = Objects.requireNonNull(codec.encode(state), "encoded state");
        if (content.length > LARGEST) {
            throw new IOException("a state of " + content.length + " bytes is too large for " + path);
        }
        try {
            WholeFile.at(path).replace(SnapshotFormat.header(content), content, sync == Sync.ALWAYS);
        } catch (IOException e) {
            throw new IOException("cannot save the snapshot " + path + ": " + e, e);
        }
    }
}
