package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.Status;
import dev.actorweb.cli.git.actor.FilesRequest.CheckStatus;
import dev.actorweb.cli.git.actor.HistoryRequest.ResolveRef;
import dev.actorweb.cli.git.actor.RemoteRequest.AskRemote;
import dev.actorweb.cli.git.actor.WorktreesRequest.CheckStatusOf;
import dev.actorweb.cli.oplog.Step;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks whether steps can be taken, before the first of them is.
///
/// @param known
///            the status of this work tree, where it was asked for a moment ago
record Feasibility(Workspace workspace, StepWork work, Optional<Status> known) {
    private static final String UNCHANGED = "nothing was changed";

    /// The steps that can be taken: all, but for lenient ones that something stands against.
    ///
    /// @throws UserError
    ///             if one of the others cannot be taken
    List<Step> require(List<Step> steps) throws InterruptedException {
        var possible = new ArrayList<Step>();
        for (var step : steps) {
            var obstacle = obstacle(step);
            if (obstacle.isEmpty()) {
                possible.add(step);
            } else if (step instanceof Step.MoveRef move && move.lenient()) {
                workspace.terminal().warn(obstacle.get().getMessage() + "; it is left there");
            } else {
                throw obstacle.get();
            }
        }
        return possible;
    }

    private Optional<UserError> obstacle(Step step) throws InterruptedException {
        return switch (step) {
            case Step.MoveRef move -> move(move);
            case Step.Restage restage -> restage(restage);
            case Step.Push push -> push(push);
            case Step.AddWorktree add -> Files.exists(add.path(), LinkOption.NOFOLLOW_LINKS)
                    ? refused(add.path() + " exists", UNCHANGED + "; put it out of the way")
                    : add.made() ? Optional.empty() : at(add.branch(), Optional.of(add.at()));
            case Step.RemoveWorktree remove -> remove(remove);
            case Step.WriteFile(var path, var before, var _) -> TextFile.read(path).equals(before)
                    ? Optional.empty()
                    : refused(path + " was changed since", UNCHANGED);
            case Step.ReplaceFile(var path, var before, var _) -> WorkFile.state(path).equals(before)
                    ? Optional.empty()
                    : refused(path + " was changed since", UNCHANGED);
            case Step.MakeCommit _,Step.Check _,Step.Resolve _ -> Optional.empty();
        };
    }

    private static Optional<UserError> refused(String what, String hint) {
        return Optional.of(new UserError(Exit.PRECONDITION, what, hint));
    }

    private Optional<UserError> move(Step.MoveRef move) throws InterruptedException {
        var moved = at(move.ref(), move.from());
        if (moved.isPresent() || move.from().isEmpty() || move.to().isEmpty() || !move.ref().isBranch()) {
            return moved;
        }
        return work.place(move.ref(), move.from().get(), move.to().get(), true)
                .map(what -> new UserError(Exit.PRECONDITION, what,
                        UNCHANGED + "; commit the changes (aw save) or put them aside (git stash -u)"));
    }

    private Optional<UserError> restage(Step.Restage restage) throws InterruptedException {
        var status = known.isPresent() ? known.get() : workspace.ask(new CheckStatus());
        Preconditions.nothingUnfinished(status);
        if (!status.head().checkedOutBranch().equals(Optional.of(restage.branch()))) {
            var name = restage.branch().shortName();
            return refused(name + " is not checked out here any more", UNCHANGED + "; git switch " + name);
        }
        return at(restage.branch(), restage.from());
    }

    /// Whether a ref is where the log left it.
    private Optional<UserError> at(RefName ref, Optional<CommitId> expected) throws InterruptedException {
        var now = workspace.ask(new ResolveRef(ref));
        if (now.equals(expected)) {
            return Optional.empty();
        }
        var name = ref.shortName();
        var place = now.map(id -> "is at " + id.abbreviated()).orElse("is gone");
        return refused(name + " has been moved since: it " + place
                + expected.map(id -> ", not at " + id.abbreviated()).orElse(""), UNCHANGED);
    }

    private Optional<UserError> push(Step.Push push) throws InterruptedException {
        var refs = push.updates().stream().map(Step.Update::ref).toList();
        var there = workspace.ask(new AskRemote(push.remote(), refs));
        for (var update : push.updates()) {
            var now = Optional.ofNullable(there.get(update.ref()));
            if (!now.equals(update.from())) {
                return refused(builtOn(push.remote(), update, there), revert(update));
            }
        }
        return Optional.empty();
    }

    private static String builtOn(String remote, Step.Update update, Map<RefName, CommitId> there) {
        var now = there.get(update.ref());
        return remote + "/" + update.ref().shortName() + " has been moved since by somebody"
                + (now == null ? ": it is gone" : ": it is at " + now.abbreviated());
    }

    /// What takes the commits back without taking anybody's work away.
    private static String revert(Step.Update update) {
        if (update.from().isEmpty() || update.to().isEmpty()) {
            return UNCHANGED;
        }
        return UNCHANGED + "; revert the commits instead: git revert --no-edit "
                + update.to().get().abbreviated() + ".." + update.from().get().abbreviated()
                + " (-m 1 for a merge), then 'aw ship'";
    }

    private Optional<UserError> remove(Step.RemoveWorktree remove) throws InterruptedException {
        if (!Files.isDirectory(remove.path())) {
            return refused(remove.path() + " is gone", UNCHANGED + "; 'aw worktree prune' forgets it");
        }
        var status = workspace.ask(new CheckStatusOf(remove.path()));
        if (!status.isClean()) {
            return refused("the work tree " + remove.path() + " has uncommitted changes",
                    UNCHANGED + "; commit them there first");
        }
        return remove.branchToo() ? at(remove.branch(), Optional.of(remove.at())) : Optional.empty();
    }
}
