package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.Commit;
import dev.actorweb.cli.git.CommitId;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/// Reads a commit that has not been packed yet, such as the one just made, from the file in which
/// git keeps it: that costs no process. Whatever is not plainly there (packed, replaced, kept
/// elsewhere), only git knows.
final class LooseCommits {
    /// Bytes; nobody writes a longer message.
    private static final int LARGEST = 1 << 20;
    private static final String COMMIT = "commit ";

    private final Path commonDir;

    /// @param commonDir
    ///            the folder shared by all work trees
    LooseCommits(Path commonDir) {
        this.commonDir = commonDir;
    }

    Optional<Commit> read(CommitId id) {
        Path file = commonDir.resolve("objects").resolve(id.hex().substring(0, 2))
                .resolve(id.hex().substring(2));
        if (!Files.isRegularFile(file) || isReplaced()) {
            return Optional.empty();
        }
        try (var in = new InflaterInputStream(new FileInputStream(file.toFile()))) {
            var object = in.readNBytes(LARGEST);
            int end = nul(object);
            boolean whole = end > 0 && header(object.length - end - 1).equals(
                    new String(object, 0, end, StandardCharsets.ISO_8859_1));
            return whole ? Optional.of(commit(id, object, end + 1)) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Grafts and replacements are rare, and git's own business.
    private boolean isReplaced() {
        return Files.exists(commonDir.resolve("refs/replace"))
                || Files.exists(commonDir.resolve("info/grafts"))
                || Files.exists(commonDir.resolve("shallow"));
    }

    private static String header(int length) {
        return COMMIT + length;
    }

    private static int nul(byte[] object) {
        for (int i = 0; i < object.length; i++) {
            if (object[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    private static Commit commit(CommitId id, byte[] object, int from) {
        var raw = RawCommit.parse(java.util.Arrays.copyOfRange(object, from, object.length));
        return new Commit(id, raw.parents(), Idents.person(raw.author()), Idents.person(raw.committer()),
                RawCommit.text(raw.message()));
    }
}
