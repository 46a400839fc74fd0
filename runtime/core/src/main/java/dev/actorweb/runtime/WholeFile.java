package dev.actorweb.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// A file that is replaced in one step, so that at any moment there is a whole one.
///
/// @param path
///            the file itself, not a link to it
record WholeFile(Path path) {
    private static final int MOST_LINKS = 40;
    private static final int MOST_ASIDE = 1000;

    /// The file that a path leads to, if there is one; where links lead to nothing, the one to be
    /// made. So a link stays one, and what it leads to is what is replaced.
    static WholeFile at(Path path) throws IOException {
        var real = path;
        for (int links = 0; Files.isSymbolicLink(real); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(path.toString());
            }
            real = real.resolveSibling(Files.readSymbolicLink(real));
        }
        return new WholeFile(real);
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /// A file beside it.
    Path beside(String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    /// All of it.
    ///
    /// @return nothing, if it has more bytes than `most`
    Optional<byte[]> read(long most) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new FileSystemException(path.toString(), null, "not a file");
        }
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > most) {
                return Optional.empty();
            }
            var buffer = ByteBuffer.allocate((int) size);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // a file may come in pieces
            }
            return Optional.of(buffer.array());
        }
    }

    /// Writes a new file beside this one, of the same permissions, which then takes its place.
    ///
    /// @param durable
    ///            whether all that has reached the disk when this returns
    void replace(byte[] begin, byte[] rest, boolean durable) throws IOException {
        var next = beside(".next");
        try {
            try (var channel = create(next)) {
                write(channel, begin);
                write(channel, rest);
                if (durable) {
                    channel.force(true);
                }
            }
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            discard(next, e); // the disk may be full
            throw e;
        }
        if (durable) {
            syncFolder();
        }
    }

    /// A new file, nothing that is there already: not what a link in its place leads to, either.
    private FileChannel create(Path next) throws IOException {
        Files.deleteIfExists(next); // of one who did not come to an end
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        if (posix(path)) {
            try {
                var permissions = Files.getPosixFilePermissions(path);
                return create(next, options, permissions);
            } catch (NoSuchFileException e) {
                // the first one is as the process makes files
            }
        }
        return FileChannel.open(next, options);
    }

    private static FileChannel create(Path next, Set<? extends java.nio.file.OpenOption> options,
            Set<PosixFilePermission> permissions) throws IOException {
        FileAttribute<?> attribute = PosixFilePermissions.asFileAttribute(permissions);
        var channel = FileChannel.open(next, options, attribute);
        try {
            Files.setPosixFilePermissions(next, permissions); // what the process leaves out when it
                                                              // makes files
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static void discard(Path next, IOException cause) {
        try {
            Files.deleteIfExists(next);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /// Makes the new name reach the disk. Windows opens no folders, and renames through
    /// its journal.
    private void syncFolder() throws IOException {
        var folder = path.getParent();
        if (folder == null || !posix(folder)) {
            return;
        }
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// Moves it to the same name with a suffix and the next free number.
    ///
    /// @return where it is now; nothing, if there are too many
    Optional<Path> moveAside(String suffix) throws IOException {
        for (int number = 1; number <= MOST_ASIDE; number++) {
            var aside = beside(suffix + number);
            if (!Files.exists(aside, LinkOption.NOFOLLOW_LINKS)) {
                try {
                    Files.move(path, aside);
                } catch (FileAlreadyExistsException e) {
                    continue; // somebody else's
                }
                return Optional.of(aside);
            }
        }
        return Optional.empty();
    }
}
