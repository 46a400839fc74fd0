package dev.actorweb.cli.git.installed;

import dev.actorweb.cli.git.CommitId;
import java.util.ArrayList;
import java.util.List;

/// Merges two commits in memory with `git merge-tree --write-tree` (git 2.38).
final class TreeMerge {
    sealed interface Merged {}

    /// @param tree
    ///            the object name of the result
    record Clean(String tree) implements Merged {}

    /// @param tree
    ///            the object name of the result, conflict markers included
    record Conflicting(String tree, List<String> paths) implements Merged {}

    private final Git git;

    TreeMerge(Git git) {
        this.git = git;
    }

    /// Merges on the best common ancestor; unrelated histories are taken to begin with an
    /// empty tree.
    Merged merge(CommitId ours, CommitId theirs) {
        Answer answer = git.read("merge-tree", "--write-tree", "-z", "--name-only", "--no-messages",
                "--allow-unrelated-histories", ours.hex(), theirs.hex());
        if (answer.status() > 1) {
            throw git.failure(answer, "");
        }
        List<String> fields = answer.fields();
        return answer.succeeded()
                ? new Clean(fields.getFirst())
                : new Conflicting(fields.getFirst(), paths(fields));
    }

    private static List<String> paths(List<String> fields) {
        var paths = new ArrayList<String>();
        for (String path : fields.subList(1, fields.size())) {
            if (!path.isEmpty() && !paths.contains(path)) {
                paths.add(path);
            }
        }
        return paths;
    }
}
