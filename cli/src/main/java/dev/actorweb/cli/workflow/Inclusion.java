package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.Change;
import dev.actorweb.cli.git.CommitRequest.Selection;
import dev.actorweb.cli.git.Status;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What goes into a commit, and what stays behind.
///
/// @param changes
///            what is included, of the changes that git reports
/// @param left
///            how many other changes stay uncommitted
record Inclusion(Selection selection, List<Change> changes, int left) {
    /// More untracked files than this are not written down one by one.
    private static final int LISTED = 1000;

    Inclusion {
        changes = List.copyOf(changes);
    }

    /// @param typed
    ///            the paths given, as typed
    static Inclusion of(Status status, Invocation invocation, Path workTree, List<String> typed) {
        boolean all = invocation.flag("--all");
        boolean staged = invocation.flag("--staged");
        if ((all ? 1 : 0) + (staged ? 1 : 0) + (typed.isEmpty() ? 0 : 1) > 1) {
            throw UserError.usage("--all, --staged and paths exclude each other", "give one of them");
        }
        if (!typed.isEmpty()) {
            return paths(status, invocation, workTree, typed);
        }
        if (staged || (!all && !status.staged().isEmpty())) {
            return new Inclusion(new Selection.Staged(), List.copyOf(status.staged()),
                    status.unstaged().size() + status.untracked().size());
        }
        return everything(status);
    }

    /// What was seen, so that nothing goes into the commit that was not looked through.
    static Inclusion everything(Status status) {
        var untracked = new ArrayList<String>();
        for (var change : status.changes()) {
            if (change instanceof Change.Untracked) {
                untracked.add(change.path());
            }
        }
        var selection = untracked.size() > LISTED
                ? new Selection.Everything()
                : new Selection.Changes(untracked);
        return new Inclusion(selection, status.changes(), 0);
    }

    private static Inclusion paths(Status status, Invocation invocation, Path workTree, List<String> typed) {
        var paths = new ArrayList<String>();
        for (var path : typed) {
            paths.add(within(invocation, workTree, path));
        }
        if (paths.contains("")) {
            return everything(status);
        }
        var included = new ArrayList<Change>();
        for (var change : status.changes()) {
            if (below(change.path(), paths)) {
                included.add(change);
            }
        }
        return new Inclusion(new Selection.Paths(paths), included,
                status.changes().size() - included.size());
    }

    private static boolean below(String path, List<String> folders) {
        for (var folder : folders) {
            if (path.equals(folder) || path.startsWith(folder + "/")) {
                return true;
            }
        }
        return false;
    }

    /// The path as git names it: relative to the work tree, with `/`.
    private static String within(Invocation invocation, Path workTree, String typed) {
        try {
            var path = real(invocation.directory()).resolve(typed).normalize();
            if (path.startsWith(workTree)) {
                return workTree.relativize(path).toString().replace('\\', '/');
            }
        } catch (InvalidPathException notAPath) {
            throw UserError.usage("not a path: " + typed, "give a file or folder of this work tree");
        }
        throw new UserError(Exit.PRECONDITION, "this path is not in the work tree: " + typed,
                "give a file or folder below " + workTree);
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException unreadable) {
            return folder;
        }
    }

    List<String> paths() {
        var paths = new ArrayList<String>();
        for (var change : changes) {
            paths.add(change.path());
        }
        return paths;
    }

    /// Repositories of their own within the work tree, of which a commit has no file.
    List<String> repositories() {
        var found = new ArrayList<String>();
        for (var change : changes) {
            if (change instanceof Change.Untracked && change.path().endsWith("/")) {
                found.add(change.path().substring(0, change.path().length() - 1));
            }
        }
        return found;
    }

    /// The kind of selection in a word, for reports.
    String word() {
        return switch (selection) {
            case Selection.Everything _,Selection.Changes _ -> "everything";
            case Selection.Staged _ -> "staged";
            case Selection.Paths _ -> "paths";
        };
    }

    /// What is included, for people.
    String describe() {
        var count = changes.size() == 1 ? "1 file" : changes.size() + " files";
        var what = switch (selection) {
            case Selection.Everything _,Selection.Changes _ -> count + ", everything that was changed";
            case Selection.Staged _ -> count + ", what was staged";
            case Selection.Paths _ -> count + ", what was named";
        };
        return left == 0
                ? what
                : what + "; " + (left == 1 ? "1 change stays" : left + " changes stay") + " here";
    }
}
