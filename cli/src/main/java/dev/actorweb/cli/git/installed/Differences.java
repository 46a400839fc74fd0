package dev.actorweb.cli.git.installed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What one side changed since the common ancestor, as far as it can get in the way of another.
final class Differences {
    private final List<String> paths = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    /// The folders that the changed paths lie in, all the way up; the top is not among them.
    private final Set<String> folders = new HashSet<>();
    private final Set<String> thinned = new HashSet<>();
    private final Set<String> filled = new HashSet<>();

    /// @param status
    ///            git's letter: `A`, `D`, `M`, `T`
    void add(char status, String path) {
        paths.add(path);
        names.add(path);
        if (status == 'D') {
            thinned.add(folder(path));
        }
        for (String folder = folder(path); !folder.isEmpty(); folder = folder(folder)) {
            if (status == 'D') {
                thinned.add(folder);
            } else if (status == 'A') {
                filled.add(folder);
            }
            folders.add(folder);
        }
        if (status == 'A') {
            filled.add("");
        }
    }

    private static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /// Whether merging both sides may conflict. It cannot when they touched different paths, no
    /// file has taken the place of the other's folder, and no side added to a folder that the other
    /// may have renamed.
    boolean mayConflict(Differences other) {
        return overlaps(other) || other.overlaps(this) || mayHaveRenamed(other) || other.mayHaveRenamed(this);
    }

    private boolean overlaps(Differences other) {
        for (String path : paths) {
            if (other.names.contains(path) || other.folders.contains(path)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayHaveRenamed(Differences other) {
        if (filled.isEmpty()) {
            return false;
        }
        for (String folder : thinned) {
            if (other.filled.contains(folder)) {
                return true;
            }
        }
        return false;
    }
}
