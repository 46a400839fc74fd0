package dev.actorweb.cli.oplog;

import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.git.Layout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/// The contents of files that operations replace, named by their hashes: too large for the log, and
/// as safe as it. What no operation in the log needs is dropped when the log is.
public final class HeldFiles {
    private static final int HASH_LENGTH = 64;

    private final Path folder;

    HeldFiles(Path folder) {
        this.folder = folder;
    }

    public static HeldFiles of(Layout layout) {
        return beside(layout.commonDir().resolve("aw"));
    }

    static HeldFiles beside(Path log) {
        return new HeldFiles(log.resolve("files"));
    }

    /// Keeps a content: it is on the disk when this returns.
    ///
    /// @return its hash
    public String keep(byte[] content) {
        var hash = hash(content);
        var file = folder.resolve(hash);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                write(file, content);
            }
            return hash;
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try (var channel = FileChannel.open(fresh, StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// A content that was kept.
    public byte[] read(String hash) {
        var file = folder.resolve(hash);
        try {
            var content = Files.readAllBytes(file);
            if (!hash(content).equals(hash)) {
                throw new IOException("its content is damaged");
            }
            return content;
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /// Drops all contents but these.
    void retain(Set<String> hashes) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                if (!hashes.contains(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    public static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether `text` can be a hash; nothing else is ever made a file's name.
    static boolean isHash(String text) {
        return text.length() == HASH_LENGTH
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    private static GitException failure(Path file, IOException cause) {
        return new GitException(
                GitProblem.Unwritable.of(file, cause), cause);
    }
}
