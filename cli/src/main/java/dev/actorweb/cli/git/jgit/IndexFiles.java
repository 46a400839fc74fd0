package dev.actorweb.cli.git.jgit;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/// Index files other than the one in use.
final class IndexFiles {
    private final Repository repository;

    IndexFiles(Repository repository) {
        this.repository = repository;
    }

    /// Writes what a commit limited to `selection` contains: the index's entries inside it, the
    /// tip's outside.
    void writePartial(Path file, PathSelection selection, @Nullable RevCommit head) throws IOException {
        DirCache partial = DirCache.lock(file.toFile(), repository.getFS());
        try {
            DirCacheBuilder builder = partial.builder();
            DirCache index = repository.readDirCache();
            for (int i = 0; i < index.getEntryCount(); i++) {
                if (selection.contains(index.getEntry(i).getPathString())) {
                    builder.add(index.getEntry(i));
                }
            }
            if (head != null) {
                addOutside(builder, selection, head);
            }
            builder.finish();
            partial.write();
            partial.commit();
        } finally {
            partial.unlock();
        }
    }

    private void addOutside(DirCacheBuilder builder, PathSelection selection, RevCommit head)
            throws IOException {
        try (var walk = new TreeWalk(repository)) {
            walk.addTree(head.getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                if (!selection.contains(walk.getPathString())) {
                    var entry = new DirCacheEntry(walk.getRawPath());
                    entry.setFileMode(walk.getFileMode(0));
                    entry.setObjectId(walk.getObjectId(0));
                    builder.add(entry);
                }
            }
        }
    }

    /// Writes the tree that an index file stands for.
    ObjectId tree(Path file) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId tree = DirCache.read(file.toFile(), repository.getFS()).writeTree(inserter);
            inserter.flush();
            return tree;
        }
    }

    /// Refuses files that attributes want stored in another encoding, which JGit would store as
    /// they are.
    void requireEncodable(Path file, @Nullable RevCommit head) throws IOException {
        try (var walk = new TreeWalk(repository)) {
            walk.addTree(new DirCacheIterator(DirCache.read(file.toFile(), repository.getFS())));
            if (head == null) {
                walk.addTree(new EmptyTreeIterator());
            } else {
                walk.addTree(head.getTree());
            }
            walk.setOperationType(TreeWalk.OperationType.CHECKOUT_OP);
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
                if (walk.getAttributes().containsKey("working-tree-encoding")) {
                    throw Preconditions
                            .unsupported("working-tree-encoding, which " + walk.getPathString() + " has");
                }
            }
        }
    }
}
