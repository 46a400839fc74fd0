package dev.actorweb.cli.oplog;

import dev.actorweb.cli.git.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;

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
            Files.deleteIfExists(copy);
            link(copy);
            return Optional.of(copy);
        } catch (IOException goesWithout) {
            return Optional.empty();
        }
    }

    /// Begins to drop all but the newest, on a thread of its own; large files take their time.
    public FutureTask<Integer> prune() {
        var pruning = new FutureTask<>(this::dropOld);
        Thread.ofPlatform().daemon().name("aw-prune").start(pruning);
        return pruning;
    }

    private void link(Path copy) throws IOException {
        try {
            Files.createLink(copy, index);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(index, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /// The names begin with the numbers of operations, which grow.
    private int dropOld() throws IOException {
        List<Path> copies;
        try (var files = Files.list(folder)) {
            copies = new ArrayList<>(files.toList());
        }
        copies.sort(Comparator.comparingInt(IndexCopies::number).thenComparing(Path::compareTo));
        var old = copies.subList(0, Math.max(0, copies.size() - KEPT));
        for (var copy : old) {
            Files.deleteIfExists(copy);
        }
        return old.size();
    }

    private static int number(Path copy) {
        var name = copy.getFileName().toString();
        try {
            return Integer.parseInt(name, 0, Math.max(0, name.indexOf('-')), 10);
        } catch (NumberFormatException notOurs) {
            return 0;
        }
    }
}
