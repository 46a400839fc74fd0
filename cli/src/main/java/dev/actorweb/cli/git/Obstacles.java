package dev.actorweb.cli.git;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds files that git does not track and that checking out other files would replace.
///
/// Both engines protect untracked files by themselves but take ignored ones for worthless; for us
/// nothing is, so we look before they write.
public final class Obstacles {
    private final Path root;
    private final Supplier<Set<String>> index;
    private final Set<String> found = new LinkedHashSet<>();
    private @Nullable Set<String> tracked;

    private Obstacles(Path root, Supplier<Set<String>> index) {
        this.root = root;
        this.index = index;
    }

    /// What is in the way of `added`, the paths that are to appear.
    ///
    /// @param index
    ///            all paths in the index; asked for only if something might be in the way
    public static List<String> find(Path workTree, Collection<String> added, Supplier<Set<String>> index) {
        var obstacles = new Obstacles(workTree, index);
        for (String path : added) {
            obstacles.check(path);
        }
        return List.copyOf(obstacles.found);
    }

    private void check(String path) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String parent = path.substring(0, slash);
            Path folder = root.resolve(parent);
            if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                return;
            }
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                noteUnlessTracked(parent);
                return;
            }
        }
        Path file = root.resolve(path);
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            checkFolder(file);
        } else if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            noteUnlessTracked(path);
        }
    }

    private void checkFolder(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    noteUnlessTracked(root.relativize(file).toString().replace('\\', '/'));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            found.add(root.relativize(folder).toString());
        }
    }

    private void noteUnlessTracked(String path) {
        Set<String> known = tracked;
        if (known == null) {
            known = index.get();
            tracked = known;
        }
        if (!known.contains(path)) {
            found.add(path);
        }
    }
}
