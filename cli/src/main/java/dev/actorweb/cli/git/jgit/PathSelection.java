package dev.actorweb.cli.git.jgit;

import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.GitProblem;
import dev.actorweb.cli.process.Bytes;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.dircache.DirCache;

/// The paths a commit is limited to: literal, and what lies below them.
final class PathSelection {
    private final Path root;
    private final List<String> paths = new ArrayList<>();

    /// @throws GitException
    ///             if a path leads out of the work tree
    PathSelection(Path root, List<String> given) {
        this.root = root;
        for (String path : given) {
            paths.add(inside(path));
        }
    }

    private String inside(String given) {
        if (Bytes.hasEscapes(given)) {
            throw Preconditions.unsupported("file names that are not UTF-8");
        }
        try {
            Path path = root.resolve(given).normalize();
            if (!path.startsWith(root) || path.startsWith(root.resolve(".git"))) {
                throw refused("'" + given + "' is outside the work tree");
            }
            for (Path parent = path.getParent(); parent != null && !parent.equals(root); parent = parent
                    .getParent()) {
                if (Files.isSymbolicLink(parent)) {
                    throw refused("'" + given + "' is beyond a symbolic link");
                }
            }
            String relative = root.relativize(path).toString();
            return relative.isEmpty()
                    ? "."
                    : relative.replace('\\', java.io.File.separatorChar == '\\' ? '/' : '\\');
        } catch (InvalidPathException e) {
            throw refused("'" + given + "' is no path here");
        }
    }

    private static GitException refused(String why) {
        return new GitException(new GitProblem.Refused("git add", why));
    }

    List<String> paths() {
        return paths;
    }

    /// The paths that are neither on disk nor in the index.
    List<String> unknown(DirCache index) {
        var unknown = new ArrayList<String>();
        for (String path : paths) {
            boolean there = Files.exists(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
            if (!there && index.getEntry(path) == null && index.getEntriesWithin(path).length == 0) {
                unknown.add(path);
            }
        }
        return unknown;
    }

    /// A path that git knows nothing of although it was to be added can only be ignored.
    void requireAdded(DirCache index) {
        for (String path : paths) {
            boolean file = Files.exists(root.resolve(path), LinkOption.NOFOLLOW_LINKS)
                    && !Files.isDirectory(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
            if (file && index.getEntry(path) == null) {
                throw refused("'" + path + "' is ignored by one of your .gitignore files");
            }
        }
    }

    boolean contains(String path) {
        for (String selected : paths) {
            boolean below = path.startsWith(selected) && path.length() > selected.length()
                    && path.charAt(selected.length()) == '/';
            if (selected.equals(".") || path.equals(selected) || below) {
                return true;
            }
        }
        return false;
    }
}
