package dev.actorweb.cli.git.jgit;

import dev.actorweb.cli.git.AheadBehind;
import dev.actorweb.cli.git.Change;
import dev.actorweb.cli.git.Change.Conflict;
import dev.actorweb.cli.git.Change.Kind;
import dev.actorweb.cli.git.Head;
import dev.actorweb.cli.git.Operation;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.Status;
import dev.actorweb.cli.git.Upstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.BranchConfig;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.IndexDiff;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/// Compares `HEAD`, index and work tree.
final class StatusScan {
    private static final int RENAME_SCORE = 50;

    private final Opened opened;
    private final Repository repository;
    private final TreeMap<String, Kind> index = new TreeMap<>();
    private final TreeMap<String, Kind> workTree = new TreeMap<>();

    StatusScan(Opened opened) {
        this.opened = opened;
        this.repository = opened.repository();
    }

    Status status(Head head, Commits commits) throws IOException {
        Path root = opened.workTree();
        var diff = new IndexDiff(repository, "HEAD", new FileTreeIterator(repository));
        diff.diff();
        DirCache cache = repository.readDirCache();
        mark(index, diff.getAdded(), Kind.ADDED);
        mark(index, diff.getRemoved(), Kind.DELETED);
        for (String path : diff.getChanged()) {
            index.put(path, isOtherType(head, cache, path) ? Kind.TYPE_CHANGED : Kind.MODIFIED);
        }
        mark(workTree, diff.getMissing(), Kind.DELETED);
        for (String path : diff.getModified()) {
            workTree.put(path, isOtherType(root, cache, path) ? Kind.TYPE_CHANGED : Kind.MODIFIED);
        }
        Map<String, String> renames = renames(head);
        var changes = new ArrayList<Change>();
        var conflicts = new TreeMap<>(diff.getConflictingStageStates());
        addTracked(changes, renames, conflicts.keySet());
        conflicts.forEach((path, state) -> changes.add(new Change.Unmerged(path, conflict(state))));
        for (String path : new TreeSet<>(diff.getUntracked())) {
            changes.add(new Change.Untracked(path));
        }
        return new Status(head, upstream(head, commits), changes,
                Operation.inProgress(opened.layout().gitDir()), List.of());
    }

    private static void mark(Map<String, Kind> marks, Set<String> paths, Kind kind) {
        for (String path : paths) {
            marks.put(path, kind);
        }
    }

    private void addTracked(List<Change> changes, Map<String, String> renames, Set<String> conflicts) {
        var paths = new TreeSet<>(index.keySet());
        paths.addAll(workTree.keySet());
        paths.removeAll(conflicts);
        for (String path : paths) {
            Kind staged = index.getOrDefault(path, Kind.UNCHANGED);
            Kind loose = workTree.getOrDefault(path, Kind.UNCHANGED);
            String from = renames.get(path);
            if (from != null) {
                changes.add(new Change.Tracked(path, Optional.of(from), Kind.RENAMED, loose));
            } else if (!renames.containsValue(path) || staged != Kind.DELETED) {
                changes.add(new Change.Tracked(path, Optional.empty(), staged, loose));
            }
        }
    }

    /// New names of staged renames, with the old ones.
    private Map<String, String> renames(Head head) throws IOException {
        var renames = new HashMap<String, String>();
        Config config = repository.getConfig();
        boolean wanted = config.getBoolean("status", "renames", config.getBoolean("diff", "renames", true));
        if (!wanted || !index.containsValue(Kind.ADDED) || !index.containsValue(Kind.DELETED)) {
            return renames;
        }
        try (var walk = new TreeWalk(repository); var commits = new RevWalk(repository)) {
            RevCommit commit = commits.parseCommit(Ids.jgit(head.tip().orElseThrow()));
            walk.addTree(commit.getTree());
            walk.addTree(new DirCacheIterator(repository.readDirCache()));
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            var detector = new RenameDetector(repository);
            detector.setRenameScore(RENAME_SCORE);
            detector.addAll(DiffEntry.scan(walk));
            for (DiffEntry entry : detector.compute()) {
                if (entry.getChangeType() == DiffEntry.ChangeType.RENAME) {
                    renames.put(entry.getNewPath(), entry.getOldPath());
                }
            }
        }
        return renames;
    }

    private boolean isOtherType(Head head, DirCache cache, String path) throws IOException {
        DirCacheEntry entry = cache.getEntry(path);
        try (var commits = new RevWalk(repository)) {
            RevCommit commit = commits.parseCommit(Ids.jgit(head.tip().orElseThrow()));
            try (TreeWalk walk = TreeWalk.forPath(repository, path, commit.getTree())) {
                return walk != null && entry != null && differ(walk.getFileMode(0), entry.getFileMode());
            }
        }
    }

    private static boolean isOtherType(Path root, DirCache cache, String path) {
        DirCacheEntry entry = cache.getEntry(path);
        if (entry == null) {
            return false;
        }
        return Files.isSymbolicLink(root.resolve(path)) != FileMode.SYMLINK.equals(entry.getFileMode());
    }

    /// Whether the kind of object differs; the executable bit is a modification.
    private static boolean differ(FileMode one, FileMode other) {
        return (one.getBits() & FileMode.TYPE_MASK) != (other.getBits() & FileMode.TYPE_MASK);
    }

    private static Conflict conflict(IndexDiff.StageState state) {
        return switch (state) {
            case BOTH_DELETED -> Conflict.BOTH_DELETED;
            case ADDED_BY_US -> Conflict.ADDED_BY_US;
            case DELETED_BY_THEM -> Conflict.DELETED_BY_THEM;
            case ADDED_BY_THEM -> Conflict.ADDED_BY_THEM;
            case DELETED_BY_US -> Conflict.DELETED_BY_US;
            case BOTH_ADDED -> Conflict.BOTH_ADDED;
            case BOTH_MODIFIED -> Conflict.BOTH_MODIFIED;
        };
    }

    private Optional<Upstream> upstream(Head head, Commits commits) throws IOException {
        if (head.checkedOutBranch().isEmpty()) {
            return Optional.empty();
        }
        var branch = new BranchConfig(repository.getConfig(), head.checkedOutBranch().get().shortName());
        String tracking = branch.getTrackingBranch();
        if (tracking == null) {
            return Optional.empty();
        }
        Optional<ObjectId> ref = opened.target(new RefName(tracking));
        Optional<AheadBehind> distance = ref.isEmpty() || head.tip().isEmpty()
                ? Optional.empty()
                : Optional.of(commits.aheadBehind(head.tip().get(), Ids.ours(ref.get())));
        return Optional.of(new Upstream(Repository.shortenRefName(tracking), distance));
    }
}
