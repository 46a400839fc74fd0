package dev.actorweb.cli.oplog;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.CommitRequest;
import dev.actorweb.cli.git.RefName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One thing that a command does, as data: enough to do it, to find out whether it was done, and to
/// take it back.
public sealed interface Step {
    /// Moves, creates or deletes a local ref; the files follow where it is a branch that a work
    /// tree has checked out.
    ///
    /// @param from
    ///            where it must be; empty where it must not exist
    /// @param to
    ///            where it goes; empty deletes it
    /// @param lenient
    ///            whether the command goes on when something stands against it
    record MoveRef(RefName ref, Optional<CommitId> from, Optional<CommitId> to, boolean lenient)
            implements
                Step {}

    /// Commits on the branch that is checked out.
    ///
    /// @param from
    ///            the branch's tip before; empty while it has none
    record MakeCommit(RefName branch, Optional<CommitId> from, CommitRequest request) implements Step {}

    /// Moves the branch that is checked out and leaves the files alone; what was staged at the goal
    /// is staged again if nobody has staged anything since.
    ///
    /// @param expected
    ///            a copy of the index as it must be; empty stages nothing
    /// @param staged
    ///            a copy of the index to put in its place; empty if there was none
    record Restage(RefName branch, Optional<CommitId> from, Optional<CommitId> to, Optional<Path> expected,
            Optional<Path> staged) implements Step {}

    /// Pushes to a remote, all or nothing, under a lease for every ref.
    record Push(String remote, List<Update> updates) implements Step {
        public Push {
            updates = List.copyOf(updates);
        }
    }

    /// A ref of a remote: where it must be and where it goes; empty where it is not.
    record Update(RefName ref, Optional<CommitId> from, Optional<CommitId> to) {}

    /// Runs the project's checks on a commit, in a work tree made for it and removed afterwards.
    ///
    /// @param folder
    ///            the temporary folder that holds the work tree
    record Check(List<String> names, CommitId commit, Path folder) implements Step {
        public Check {
            names = List.copyOf(names);
        }
    }

    /// Adds a linked work tree.
    ///
    /// @param made
    ///            whether the branch is made for it
    /// @param snapshot
    ///            uncommitted work to put into it
    record AddWorktree(Path path, RefName branch, CommitId at, boolean made, Optional<CommitId> snapshot)
            implements
                Step {}

    /// Removes a linked work tree with its files.
    ///
    /// @param branchToo
    ///            whether the branch, which was made for it, goes with it
    /// @param snapshot
    ///            the uncommitted work in it, which would be lost otherwise; empty if there is none
    record RemoveWorktree(Path path, RefName branch, CommitId at, boolean branchToo,
            Optional<CommitId> snapshot) implements Step {}

    /// Writes a small text file.
    ///
    /// @param before
    ///            what it holds; empty if it does not exist
    /// @param after
    ///            what it will hold; empty deletes it
    record WriteFile(Path path, Optional<String> before, Optional<String> after) implements Step {}

    /// Replaces, makes or deletes a file of the work tree, whatever is in it.
    ///
    /// @param before
    ///            what is there; empty if it does not exist
    /// @param after
    ///            what will be there; empty deletes it, and folders that are empty then
    record ReplaceFile(Path path, Optional<FileState> before, Optional<FileState> after) implements Step {}

    /// A file, its content among the [HeldFiles].
    record FileState(String hash, boolean executable) {
        public FileState {
            if (!HeldFiles.isHash(hash)) {
                throw new IllegalArgumentException("not a hash: " + hash);
            }
        }
    }

    /// Leaves a conflict to the person at the keyboard: a rebase or merge of the installed git.
    record Resolve(RefName branch, CommitId from, CommitId onto, boolean merge) implements Step {}

    /// The step in a few words, without a full stop.
    default String describe() {
        return switch (this) {
            case MoveRef(var ref, var from, var to, var _) -> moving("", ref.shortName(), from, to);
            case MakeCommit commit -> (commit.request().amend() ? "amend " : "commit on ")
                    + commit.branch().shortName();
            case Restage(var branch, var from, var to, var _, var _) ->
                moving("", branch.shortName(), from, to) + ", files stay";
            case Push(var remote, var updates) -> "push " + String.join(", ", updates.stream()
                    .map(u -> pushed(remote, u)).toList());
            case Check(var names, var commit, var _) ->
                "check " + String.join(", ", names) + " on " + commit.abbreviated();
            case AddWorktree add -> "add work tree " + add.path() + " of " + add.branch().shortName();
            case RemoveWorktree remove ->
                "remove work tree " + remove.path() + " of " + remove.branch().shortName();
            case WriteFile(var path, var before, var after) -> after.isEmpty()
                    ? "delete " + path
                    : (before.isEmpty() ? "create " : "change ") + path;
            case ReplaceFile(var path, var before, var after) -> after.isEmpty()
                    ? "delete " + path
                    : (before.isEmpty() ? "create " : "change ") + path;
            case Resolve(var branch, var _, var onto, var merge) -> "resolve conflicts of "
                    + branch.shortName() + (merge ? " merging " : " rebased onto ") + onto.abbreviated();
        };
    }

    private static String pushed(String remote, Update update) {
        var name = remote + "/" + update.ref().shortName();
        if (update.to().isEmpty()) {
            return "delete " + name;
        }
        return name + " " + update.from().map(from -> from.abbreviated() + "..").orElse("")
                + update.to().get().abbreviated();
    }

    private static String moving(String place, String name, Optional<CommitId> from, Optional<CommitId> to) {
        if (to.isEmpty()) {
            return "delete " + place + name;
        }
        return (from.isEmpty() ? "create " : "move ") + place + name + " "
                + from.map(f -> f.abbreviated() + "..").orElse("") + to.get().abbreviated();
    }
}
