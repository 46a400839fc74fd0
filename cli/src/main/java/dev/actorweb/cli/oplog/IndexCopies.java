package dev.actorweb.cli.oplog;

import dev.actorweb.cli.git.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Copies of the index as it was before and after a commit, so that an undo stages again what was
/// staged. A second name for the file costs nothing, since git never writes into an index that there
/// is. The newest few are kept; without them an undo leaves everything staged.
public final class IndexCopies {
    private static final int KEPT = 20;

    private final Path index;
    private final Path folder;

    public IndexCopies(Layout layout) {
        index = layout.gitDir().resolve("index");
        folder = layout.gitDir().resolve("aw").resolve("index");
    }

    /// Where the copy of that name is; it need not exist.
    public Path path(String name) {
        return folder.resolve(name);
    }

    /// Copies the index as it is now; empty if there is none or no copy can be made.
    public Optional<Path> keep(String name) {
        var copy = path(name);
        try {
            Files.createDirectories(folder);
            prune();
            Files.deleteIfExists(copy);
            link(copy);
            return Optional.of(copy);
        } catch (IOException goesWithout) {
            return Optional.empty();
        }
    }

    private void link(Path copy) throws IOException {
        try {
            Files.createLink(copy, index);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(index, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private void prune() throws IOException {
        List<Path> copies;
        try (var files = Files.list(folder)) {
            copies = new ArrayList<>(files.toList());
        }
        if (copies.size() < KEPT) {
            return;
        }
        copies.sort(Comparator.comparing(IndexCopies::age).thenComparing(Path::compareTo));
        for (var old : copies.subList(0, copies.size() - KEPT + 1)) {
            Files.deleteIfExists(old);
        }
    }

    private static FileTime age(Path copy) {
        try {
            return Files.getLastModifiedTime(copy);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
