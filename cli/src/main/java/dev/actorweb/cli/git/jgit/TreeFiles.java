package dev.actorweb.cli.git.jgit;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.TreeFile;
import dev.actorweb.cli.process.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/// Reads the files of a commit.
final class TreeFiles {
    private final Repository repository;

    TreeFiles(Repository repository) {
        this.repository = repository;
    }

    List<String> paths(CommitId commit) throws IOException {
        var paths = new ArrayList<String>();
        try (var walk = new TreeWalk(repository); var commits = new RevWalk(repository)) {
            walk.addTree(commits.parseCommit(Ids.jgit(commit)).getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                paths.add(walk.getPathString());
            }
        }
        return paths;
    }

    List<TreeFile> read(CommitId commit, String below) throws IOException {
        var files = new ArrayList<TreeFile>();
        try (var reader = repository.newObjectReader(); var walk = new RevWalk(reader)) {
            var tree = walk.parseCommit(Ids.jgit(commit)).getTree();
            if (below.isEmpty()) {
                read(commit, reader, tree, files);
                return files;
            }
            try (var found = TreeWalk.forPath(reader, below, tree)) {
                if (found != null && FileMode.TREE.equals(found.getRawMode(0))) {
                    read(commit, reader, found.getObjectId(0), files);
                }
            }
        }
        return files;
    }

    private static void read(CommitId commit, ObjectReader reader, org.eclipse.jgit.lib.AnyObjectId tree,
            List<TreeFile> files) throws IOException {
        long size = 0;
        try (var walk = new TreeWalk(reader)) {
            walk.addTree(tree);
            walk.setRecursive(true);
            while (walk.next()) {
                var kind = TreeFile.Kind.of(walk.getFileMode(0).toString());
                var content = Bytes.NONE;
                if (kind != TreeFile.Kind.SUBMODULE) {
                    var loader = reader.open(walk.getObjectId(0));
                    size += loader.getSize();
                    if (files.size() == TreeFile.MOST_FILES || size > TreeFile.MOST_BYTES
                            || loader.getSize() > TreeFile.MOST_FILE_BYTES) {
                        throw TreeFile.tooLarge(commit);
                    }
                    content = Bytes.copyOf(loader.getCachedBytes(TreeFile.MOST_FILE_BYTES));
                }
                files.add(new TreeFile(walk.getPathString(), kind, content));
            }
        }
    }
}
