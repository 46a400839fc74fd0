package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.RefName;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads branches from the files in which git keeps them, so that the usual questions about them
/// cost no process: first the branch's own file, then `packed-refs`, in the order in which git
/// itself moves them. What these files leave open (another format of refs, a symbolic branch,
/// something damaged), only git knows.
final class RefFiles {
    private static final String SYMBOLIC = "ref: ";
    /// Bytes; what is larger is left to git, which looks it up without reading all of it.
    private static final long LARGEST = 1 << 20;

    private final Path commonDir;

    /// @param commonDir
    ///            the folder shared by all work trees
    RefFiles(Path commonDir) {
        this.commonDir = commonDir;
    }

    /// What the files say about a ref.
    ///
    /// @param known
    ///            whether they settle it; if not, git has to be asked
    /// @param value
    ///            what the ref holds; empty when there is no such ref
    record Lookup<T>(boolean known, Optional<T> value) {
        static <T> Lookup<T> unknown() {
            return new Lookup<>(false, Optional.empty());
        }

        static <T> Lookup<T> of(Optional<T> value) {
            return new Lookup<>(true, value);
        }
    }

    /// Where a branch, local or remote-tracking, points.
    Lookup<CommitId> commit(RefName ref) {
        boolean branch = ref.full().startsWith("refs/heads/") || ref.full().startsWith("refs/remotes/");
        if (!branch || !keepsFiles()) {
            return Lookup.unknown();
        }
        try {
            Optional<String> loose = loose(ref);
            Optional<String> found = loose.isPresent() ? loose : packed(ref);
            return found.isPresent() && !CommitId.isObjectName(found.get())
                    ? Lookup.unknown()
                    : Lookup.of(found.map(CommitId::new));
        } catch (IOException | InvalidPathException e) {
            return Lookup.unknown();
        }
    }

    /// The full name that a symbolic ref holds. These are never packed.
    Lookup<String> target(RefName ref) {
        if (!keepsFiles()) {
            return Lookup.unknown();
        }
        try {
            Optional<String> loose = loose(ref);
            return loose.isPresent() && !loose.get().startsWith(SYMBOLIC)
                    ? Lookup.unknown()
                    : Lookup.of(loose.map(content -> content.substring(SYMBOLIC.length()).strip()));
        } catch (IOException | InvalidPathException e) {
            return Lookup.unknown();
        }
    }

    /// A repository with another format has a file, or nothing, in the place of this folder.
    private boolean keepsFiles() {
        return Files.isDirectory(commonDir.resolve("refs/heads"));
    }

    private Optional<String> loose(RefName ref) throws IOException {
        Path file = commonDir.resolve(ref.full());
        return Files.isRegularFile(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    /// A line is an object's name, a space and the ref; others are comments and peeled tags.
    private Optional<String> packed(RefName ref) throws IOException {
        Path file = commonDir.resolve("packed-refs");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (Files.size(file) > LARGEST) {
            throw new IOException(file + " is large");
        }
        String end = " " + ref.full();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.endsWith(end) && line.charAt(0) != '#') {
                    return Optional.of(line.substring(0, line.length() - end.length()));
                }
            }
            return Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
