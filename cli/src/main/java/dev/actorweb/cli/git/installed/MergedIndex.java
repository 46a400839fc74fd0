package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// Whether the index is free of unmerged paths, which a commit of everything would take for
/// resolved.
///
/// The file tells it faster than git does, which checks the whole of it: two bytes of each entry are
/// enough. What it leaves open (a format we don't read, a part in another file) is for git. It can
/// be read early, beside other work; that counts as long as the file is the same. (git never writes
/// into an index, it puts a new file in its place.)
final class MergedIndex {
    /// Bytes; what is larger is left to git.
    private static final long LARGEST = 1 << 28;
    private static final int HEADER = 12;
    /// What stands in an entry before the object name: times, mode, owner and size.
    private static final int BEFORE_NAME = 40;
    /// In the first of the two bytes of flags.
    private static final int EXTENDED = 0x40;
    private static final int STAGE = 0x30;
    private static final int LONG = 0x0F;
    private static final int NAME_LENGTH = 0xFFF;
    private static final int[] HASH_LENGTHS = {20, 32};

    private final Git git;
    private final Path file;
    private @Nullable Early early;

    /// @param file
    ///            the index
    MergedIndex(Git git, Path file) {
        this.git = git;
        this.file = file;
    }

    /// An index file as it was before it was read.
    private record Stamp(FileTime modified, long size, @Nullable Object key) {
        static @Nullable Stamp of(Path file) {
            try {
                var now = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(now.lastModifiedTime(), now.size(), now.fileKey());
            } catch (IOException e) {
                return null;
            }
        }
    }

    private record Early(Stamp stamp, FutureTask<Optional<Boolean>> answer) {}

    /// Begins to read on a thread of its own.
    void readEarly() {
        var stamp = Stamp.of(file);
        if (stamp != null) {
            var answer = new FutureTask<>(() -> read(file));
            early = new Early(stamp, answer);
            Thread.ofPlatform().daemon().name("aw-unmerged").start(answer);
        }
    }

    boolean isMerged() {
        return foreseen().or(() -> read(file))
                .orElseGet(() -> git.require(git.read("ls-files", "--unmerged", "-z")).out().size() == 0);
    }

    /// What was read early, if that is the index still.
    private Optional<Boolean> foreseen() {
        var read = early;
        early = null;
        if (read == null) {
            return Optional.empty();
        }
        try {
            var answer = read.answer().get();
            return read.stamp().equals(Stamp.of(file)) ? answer : Optional.empty();
        } catch (ExecutionException failed) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GitException(new GitProblem.Interrupted("reading the index"));
        }
    }

    /// What the file tells; empty if it does not tell.
    static Optional<Boolean> read(Path file) {
        try {
            return Files.size(file) > LARGEST ? Optional.empty() : read(Files.readAllBytes(file));
        } catch (NoSuchFileException nothingStaged) {
            return Optional.of(true);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> read(byte[] index) {
        if (index.length < HEADER || !ascii(index, 0).equals("DIRC")) {
            return Optional.empty();
        }
        int version = number(index, 4);
        if (version != 2 && version != 3) {
            return Optional.empty();
        }
        for (int hashLength : HASH_LENGTHS) {
            var merged = read(index, number(index, 8), hashLength);
            if (merged.isPresent()) {
                return merged;
            }
        }
        return Optional.empty();
    }

    /// Goes from entry to entry. Only with the right length of the object names, and with nothing
    /// damaged, the extensions behind the entries end where the checksum begins.
    private static Optional<Boolean> read(byte[] index, int entries, int hashLength) {
        int at = HEADER;
        int end = index.length - hashLength;
        int stages = 0;
        for (int i = 0; i < entries; i++) {
            int flagsAt = at + BEFORE_NAME + hashLength;
            if (flagsAt + 2 > end || flagsAt < 0) {
                return Optional.empty();
            }
            stages |= index[flagsAt];
            at += length(index, flagsAt, end, flagsAt - at);
        }
        boolean merged = (stages & STAGE) == 0;
        return onlyHarmlessExtensions(index, at, end) ? Optional.of(merged) : Optional.empty();
    }

    /// The length of an entry. (A method of its own, so that Java soon compiles it.)
    private static int length(byte[] index, int flagsAt, int end, int before) {
        int fixed = before + ((index[flagsAt] & EXTENDED) == 0 ? 2 : 4);
        int name = (index[flagsAt] & LONG) << 8 | (index[flagsAt + 1] & 0xFF);
        return (fixed + (name < NAME_LENGTH ? name : longName(index, flagsAt - before + fixed, end)) + 8)
                & ~7;
    }

    private static int longName(byte[] index, int start, int end) {
        int at = start;
        while (at < end && index[at] != 0) {
            at++;
        }
        return at - start;
    }

    /// An extension with a small letter changes what the entries mean; that of sparse folders does
    /// not make anything unmerged.
    private static boolean onlyHarmlessExtensions(byte[] index, int start, int end) {
        int at = start;
        while (at >= 0 && at + 8 <= end) {
            var name = ascii(index, at);
            int size = number(index, at + 4);
            if (size < 0 || (Character.isLowerCase(name.charAt(0)) && !name.equals("sdir"))) {
                return false;
            }
            at += 8 + size;
        }
        return at == end;
    }

    private static String ascii(byte[] index, int at) {
        return new String(index, at, 4, StandardCharsets.ISO_8859_1);
    }

    private static int number(byte[] index, int at) {
        return (index[at] & 0xFF) << 24 | (index[at + 1] & 0xFF) << 16 | (index[at + 2] & 0xFF) << 8
                | (index[at + 3] & 0xFF);
    }
}
