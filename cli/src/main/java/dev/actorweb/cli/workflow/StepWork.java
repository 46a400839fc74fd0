package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.Checkout;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.CommitResult;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.git.Move;
import dev.actorweb.cli.git.MoveResult;
import dev.actorweb.cli.git.PushResult;
import dev.actorweb.cli.git.PushUpdate;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.RefUpdate;
import dev.actorweb.cli.git.actor.BranchRequest.CommitChanges;
import dev.actorweb.cli.git.actor.BranchRequest.PlaceBranch;
import dev.actorweb.cli.git.actor.BranchRequest.UpdateRefs;
import dev.actorweb.cli.git.actor.HistoryRequest.ResolveRef;
import dev.actorweb.cli.git.actor.RemoteRequest.PushChanges;
import dev.actorweb.cli.git.actor.WorktreesRequest.AddWorktree;
import dev.actorweb.cli.git.actor.WorktreesRequest.RemoveWorktree;
import dev.actorweb.cli.git.actor.WorktreesRequest.RestoreUncommitted;
import dev.actorweb.cli.oplog.IndexCopies;
import dev.actorweb.cli.oplog.Result;
import dev.actorweb.cli.oplog.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// Takes the steps of one operation.
final class StepWork {
    private final Workspace workspace;
    private final Layout layout;
    private final int operation;

    StepWork(Workspace workspace, Layout layout, int operation) {
        this.workspace = workspace;
        this.layout = layout;
        this.operation = operation;
    }

    /// The copies of the index that an operation leaves behind.
    static String before(int operation) {
        return operation + "-before";
    }

    static String after(int operation) {
        return operation + "-after";
    }

    Layout layout() {
        return layout;
    }

    int operation() {
        return operation;
    }

    Result perform(Step step) throws InterruptedException {
        return switch (step) {
            case Step.MoveRef move -> Undisturbed.run(() -> move(move));
            case Step.MakeCommit commit -> commit(commit);
            case Step.Restage restage ->
                Undisturbed.run(() -> new Restaging(workspace, layout, operation).perform(restage));
            case Step.Push push -> push(push);
            case Step.Check check -> {
                new TrialRun(workspace, layout).perform(check);
                yield Result.NONE;
            }
            case Step.AddWorktree add -> add(add);
            case Step.RemoveWorktree remove -> remove(remove);
            case Step.WriteFile file -> {
                TextFile.replace(file);
                yield Result.NONE;
            }
            case Step.ReplaceFile file -> {
                new WorkFile(layout).replace(file);
                yield Result.NONE;
            }
            case Step.Resolve resolve -> new Resolving(workspace).begin(resolve);
        };
    }

    private Result move(Step.MoveRef step) throws InterruptedException {
        var obstacle = step.ref().isBranch() && step.from().isPresent() && step.to().isPresent()
                ? place(step.ref(), step.from().get(), step.to().get(), false)
                : update(step);
        if (obstacle.isEmpty()) {
            return Result.NONE;
        }
        if (step.lenient()) {
            return Result.leftOut(obstacle.get());
        }
        throw new UserError(Exit.PRECONDITION, obstacle.get(),
                "nothing was changed; commit the changes (aw save) or put them aside (git stash -u)");
    }

    /// Moves a branch where it is checked out.
    ///
    /// @return what stands against it
    Optional<String> place(RefName branch, CommitId from, CommitId to, boolean dryRun)
            throws InterruptedException {
        var move = new Move(branch, from, to, reason());
        var result = workspace.ask(new PlaceBranch(move, dryRun));
        return result instanceof MoveResult.Moved
                ? Optional.empty()
                : Optional.of(Moving.obstacle(result, branch.shortName()));
    }

    private Optional<String> update(Step.MoveRef step) throws InterruptedException {
        var expected = step.from().<dev.actorweb.cli.git.Expected>map(dev.actorweb.cli.git.Expected.At::new)
                .orElseGet(dev.actorweb.cli.git.Expected.Absent::new);
        var update = new RefUpdate(step.ref(), step.to(), expected);
        return workspace.ask(new UpdateRefs(List.of(update), reason())).isEmpty()
                ? Optional.empty()
                : Optional.of(step.ref().shortName() + " is not where it was");
    }

    private String reason() {
        return "aw " + workspace.invocation().command();
    }

    private Result commit(Step.MakeCommit step) throws InterruptedException {
        var copies = new IndexCopies(layout);
        copies.keep(before(operation));
        var pruning = copies.prune();
        var result = workspace.ask(new CommitChanges(step.request()));
        if (result instanceof CommitResult.Committed(var id, var output)) {
            copies.keep(after(operation));
            awaitQuietly(pruning);
            if (!output.isBlank() && !workspace.hooks().isShown()) {
                workspace.terminal().note(output.strip());
            }
            return Result.of(id.hex());
        }
        throw new NotCommitted(
                result instanceof CommitResult.RejectedByHook(var hook, var _) && workspace.hooks().isShown()
                        ? new CommitResult.RejectedByHook(hook, "")
                        : result);
    }

    /// git has taken longer than this, as a rule; what is left behind is dropped the next time.
    private static void awaitQuietly(Future<?> pruning) {
        try {
            pruning.get();
        } catch (ExecutionException unimportant) {
            return;
        } catch (InterruptedException later) {
            Thread.currentThread().interrupt();
        }
    }

    private Result push(Step.Push step) throws InterruptedException {
        var updates = new ArrayList<PushUpdate>();
        for (var update : step.updates()) {
            updates.add(new PushUpdate(update.ref(), update.to(),
                    update.from().<dev.actorweb.cli.git.Expected>map(dev.actorweb.cli.git.Expected.At::new)
                            .orElseGet(dev.actorweb.cli.git.Expected.Absent::new)));
        }
        PushResult result;
        try (var _ = workspace.terminal().progressOfTalk("pushing to " + step.remote())) {
            result = workspace.ask(new PushChanges(step.remote(), updates));
        }
        if (result instanceof PushResult.Pushed(var text)) {
            NotPushed.remoteSays(workspace.terminal(), text);
            return Result.NONE;
        }
        throw new NotPushed(step.remote(),
                result instanceof PushResult.RejectedByHook && workspace.hooks().isShown()
                        ? new PushResult.RejectedByHook("")
                        : result);
    }

    private Result add(Step.AddWorktree step) throws InterruptedException {
        try (var _ = workspace.terminal().progress("making the work tree " + step.path())) {
            if (new CutOff(workspace, this).completed(step).isEmpty()) {
                workspace.ask(new AddWorktree(step.path(), checkout(step)));
            }
        }
        if (step.snapshot().isPresent()) {
            workspace.ask(new RestoreUncommitted(step.path(), step.snapshot().get()));
        }
        return Result.NONE;
    }

    /// The branch may be there already, if its making was all that an earlier attempt came to.
    private Checkout checkout(Step.AddWorktree step) throws InterruptedException {
        return step.made() && workspace.ask(new ResolveRef(step.branch())).isEmpty()
                ? new Checkout.NewBranch(step.branch(), step.at())
                : new Checkout.Existing(step.branch());
    }

    private Result remove(Step.RemoveWorktree step) throws InterruptedException {
        workspace.ask(new RemoveWorktree(step.path(), step.snapshot().isPresent()));
        if (step.branchToo()) {
            workspace.ask(new UpdateRefs(List.of(RefUpdate.delete(step.branch(), step.at())), reason()));
        }
        return Result.NONE;
    }
}
