package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Safe;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Head;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.Status;
import java.util.List;

/// What must hold before a command changes anything.
final class Preconditions {
    private static final int SHOWN = 5;

    private Preconditions() {}

    /// The branch and its tip.
    record Tip(RefName branch, CommitId commit) {}

    /// No merge, rebase or the like is unfinished, and no path is unmerged.
    static void nothingUnfinished(Status status) {
        if (status.inProgress().isPresent()) {
            var word = StatusReport.word(status.inProgress().get());
            var end = word.equals("bisect") ? "git bisect reset" : "git " + word + " --continue or --abort";
            throw new UserError(Exit.PRECONDITION, "a " + word + " is in progress",
                    "finish it first: " + end);
        }
        if (!status.unmerged().isEmpty()) {
            throw new UserError(Exit.PRECONDITION,
                    "the index has unmerged paths: "
                            + list(status.unmerged().stream().map(c -> c.path()).toList()),
                    "resolve the conflicts and 'git add' the files first");
        }
    }

    /// A branch is checked out, whether it has a commit or not.
    static RefName onBranch(Status status) {
        return status.head().checkedOutBranch()
                .orElseThrow(
                        () -> new UserError(Exit.PRECONDITION, "no branch is checked out (detached HEAD)",
                                "make one of this commit: git switch -c NAME"));
    }

    /// A branch with commits is checked out.
    static Tip tip(Status status) {
        var branch = onBranch(status);
        if (status.head() instanceof Head.OnBranch(var _, var commit)) {
            return new Tip(branch, commit);
        }
        throw new UserError(Exit.PRECONDITION, "branch " + branch.shortName() + " has no commit yet",
                "make the first one: aw save \"type: what it does\"");
    }

    /// Everything is committed.
    static void clean(Status status) {
        if (!status.isClean()) {
            var paths = status.changes().stream().map(change -> change.path()).toList();
            throw new UserError(Exit.PRECONDITION, "the work tree is not clean: " + list(paths),
                    "commit the changes (aw save), put them aside (git stash -u) or let git ignore the files");
        }
    }

    /// Some of `paths`, for an error message.
    static String list(List<String> paths) {
        var few = Safe.line(String.join(", ", paths.subList(0, Math.min(SHOWN, paths.size()))));
        return paths.size() <= SHOWN ? few : few + " and " + (paths.size() - SHOWN) + " more";
    }
}
