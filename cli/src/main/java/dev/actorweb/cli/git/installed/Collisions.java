package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.FileConflict;
import dev.actorweb.cli.process.Bytes;
import java.util.ArrayList;
import java.util.List;

/// Merges two commits in memory and finds the lines in which they conflict.
final class Collisions {
    private static final String OURS = "<<<<<<< ";
    private static final String BASE = "||||||| ";
    private static final String MIDDLE = "=======";
    private static final String THEIRS = ">>>>>>> ";

    private final Git git;

    Collisions(Git git) {
        this.git = git;
    }

    List<FileConflict> of(CommitId ours, CommitId theirs) {
        return switch (new TreeMerge(git).merge(ours, theirs)) {
            case TreeMerge.Clean _ -> List.of();
            case TreeMerge.Conflicting(var tree, var paths) -> located(tree, paths);
        };
    }

    private List<FileConflict> located(String tree, List<String> paths) {
        var conflicts = new ArrayList<FileConflict>();
        for (var path : paths) {
            conflicts.add(new FileConflict(path, path.indexOf('\n') >= 0 ? List.of() : hunks(tree, path)));
        }
        return conflicts;
    }

    /// The merged file holds the markers.
    private List<FileConflict.Hunk> hunks(String tree, String path) {
        var answer = git.run(Git.Kind.READ, Bytes.of(tree + ":" + path + "\n"),
                List.of("cat-file", "--batch"));
        var out = git.require(answer).out();
        int end = out.indexOf('\n', 0);
        var header = out.text(0, Math.max(0, end)).split(" ", -1);
        return end > 0 && header.length == 3 && header[1].equals("blob")
                ? hunks(out.text(end + 1, out.size()))
                : List.of();
    }

    static List<FileConflict.Hunk> hunks(String merged) {
        var hunks = new ArrayList<FileConflict.Hunk>();
        int line = 1;
        int first = 0;
        boolean ours = true;
        for (var text : merged.lines().toList()) {
            if (text.startsWith(OURS) && first == 0) {
                first = line;
            } else if (first > 0 && ours && (text.startsWith(BASE) || text.equals(MIDDLE))) {
                ours = false;
            } else if (first > 0 && !ours && text.startsWith(THEIRS)) {
                hunks.add(new FileConflict.Hunk(first, line - first));
                first = 0;
                ours = true;
            } else if (ours) {
                line++;
            }
        }
        return hunks;
    }
}
