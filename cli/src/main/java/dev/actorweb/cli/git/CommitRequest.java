package dev.actorweb.cli.git;

import java.util.List;

/// A commit to be made on the checked-out branch.
///
/// @param message
///            used as it is, apart from git's own clean-up and what hooks make of it; not blank
/// @param amend
///            replaces the tip instead of adding to it
/// @param hooks
///            whether `pre-commit` and `commit-msg` are run; the other client hooks always are
public record CommitRequest(Selection selection, String message, boolean amend, boolean hooks) {
    /// What goes into the commit.
    public sealed interface Selection {
        /// Every change in the work tree, untracked files and deletions included.
        record Everything() implements Selection {}

        /// Every change of the files git knows, deletions included, and these untracked files;
        /// taken literally, relative to the work tree's root. What has come into being since is
        /// left out.
        record Changes(List<String> untracked) implements Selection {
            public Changes {
                untracked = List.copyOf(untracked);
                requirePaths(untracked);
            }
        }

        /// What is in the index, nothing else.
        record Staged() implements Selection {}

        /// The work tree's state of exactly these paths, or of all files below them, whatever else
        /// is staged; taken literally, relative to the work tree's root; not empty.
        record Paths(List<String> paths) implements Selection {
            public Paths {
                paths = List.copyOf(paths);
                if (paths.isEmpty()) {
                    throw new IllegalArgumentException("no paths");
                }
                requirePaths(paths);
            }
        }

        private static void requirePaths(List<String> paths) {
            for (String path : paths) {
                if (path.isEmpty() || path.indexOf('\0') >= 0) {
                    throw new IllegalArgumentException("not a path: '" + path + "'");
                }
            }
        }
    }

    public CommitRequest {
        if (message.isBlank()) {
            throw new IllegalArgumentException("blank commit message");
        }
        if (message.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a commit message cannot hold a NUL character");
        }
    }

    /// A new commit of everything, with hooks.
    public static CommitRequest everything(String message) {
        return new CommitRequest(new Selection.Everything(), message, false, true);
    }

    /// A new commit of what is staged, with hooks.
    public static CommitRequest staged(String message) {
        return new CommitRequest(new Selection.Staged(), message, false, true);
    }

    /// A new commit of exactly these paths, with hooks.
    public static CommitRequest paths(String message, List<String> paths) {
        return new CommitRequest(new Selection.Paths(paths), message, false, true);
    }

    public CommitRequest amending() {
        return new CommitRequest(selection, message, true, hooks);
    }

    public CommitRequest withoutHooks() {
        return new CommitRequest(selection, message, amend, false);
    }
}
