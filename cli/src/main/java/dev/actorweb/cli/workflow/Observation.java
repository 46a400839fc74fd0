package dev.actorweb.cli.workflow;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.HalfMade;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.actor.HistoryRequest.GetCommits;
import dev.actorweb.cli.git.actor.HistoryRequest.ResolveRef;
import dev.actorweb.cli.git.actor.RemoteRequest.AskRemote;
import dev.actorweb.cli.git.actor.RepositoryRequest.CheckRepo;
import dev.actorweb.cli.git.actor.WorktreesRequest.ListWorktrees;
import dev.actorweb.cli.oplog.Operation;
import dev.actorweb.cli.oplog.Result;
import dev.actorweb.cli.oplog.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Finds out by looking at the repository whether a step was taken; the log alone cannot know,
/// since the process may have died between a step and its note.
record Observation(Workspace workspace) {
    /// What a step looks like now.
    sealed interface State {
        record NotTaken() implements State {}

        record Taken(Result result) implements State {}

        /// Neither one nor the other: somebody else was at work.
        record Elsewhere(String what) implements State {}
    }

    private static final State NOT_TAKEN = new State.NotTaken();
    private static final State TAKEN = new State.Taken(Result.NONE);

    State of(Operation operation, int index) throws InterruptedException {
        return switch (operation.steps().get(index)) {
            case Step.MoveRef(var ref, var from, var to, var _) -> ref(ref, from, to);
            case Step.Restage(var branch, var from, var to, var _, var _) -> ref(branch, from, to);
            case Step.MakeCommit step -> commit(step, operation.results().get(index));
            case Step.Push push -> push(push);
            case Step.Check _ -> operation.did(index) ? TAKEN : NOT_TAKEN;
            case Step.AddWorktree add -> exists(add.path())
                    && HalfMade.at(workspace.ask(new CheckRepo()), add.path()).isEmpty() ? TAKEN : NOT_TAKEN;
            case Step.RemoveWorktree remove -> exists(remove.path()) ? NOT_TAKEN : TAKEN;
            case Step.WriteFile(var path, var before, var after) -> {
                var now = TextFile.read(path);
                yield now.equals(after)
                        ? TAKEN
                        : now.equals(before) ? NOT_TAKEN : new State.Elsewhere(path + " was changed");
            }
            case Step.ReplaceFile(var path, var before, var after) -> {
                var now = WorkFile.state(path);
                yield now.equals(after)
                        ? TAKEN
                        : now.equals(before) ? NOT_TAKEN : new State.Elsewhere(path + " was changed");
            }
            case Step.Resolve resolve -> new Resolving(workspace).state(resolve);
        };
    }

    private State ref(RefName ref, Optional<CommitId> from, Optional<CommitId> to)
            throws InterruptedException {
        var now = workspace.ask(new ResolveRef(ref));
        if (now.equals(to)) {
            return TAKEN;
        }
        return now.equals(from) ? NOT_TAKEN : moved(ref.shortName(), now);
    }

    private static State moved(String name, Optional<CommitId> now) {
        return new State.Elsewhere(now.isEmpty()
                ? name + " was deleted"
                : name + " was moved by somebody else: it is at " + now.get().abbreviated());
    }

    private State commit(Step.MakeCommit step, @org.jspecify.annotations.Nullable Result noted)
            throws InterruptedException {
        var now = workspace.ask(new ResolveRef(step.branch()));
        if (now.equals(step.from())) {
            return NOT_TAKEN;
        }
        if (noted != null && now.map(CommitId::hex).equals(Optional.of(noted.text()))) {
            return new State.Taken(noted);
        }
        if (noted == null && now.isPresent() && follows(now.get(), step)) {
            return new State.Taken(Result.of(now.get().hex()));
        }
        return moved(step.branch().shortName(), now);
    }

    /// Whether the commit comes right after (or, amended, in the place of) the one before.
    private boolean follows(CommitId commit, Step.MakeCommit step) throws InterruptedException {
        var parents = parents(commit);
        return (step.request().amend() && step.from().isPresent())
                ? parents.equals(parents(step.from().get()))
                : parents.equals(step.from().map(List::of).orElse(List.of()));
    }

    private List<CommitId> parents(CommitId commit) throws InterruptedException {
        return workspace.ask(new GetCommits(commit, List.of(), 1)).getFirst().parents();
    }

    private State push(Step.Push push) throws InterruptedException {
        var refs = push.updates().stream().map(Step.Update::ref).toList();
        var there = workspace.ask(new AskRemote(push.remote(), refs));
        boolean taken = true;
        boolean not = true;
        for (var update : push.updates()) {
            var now = Optional.ofNullable(there.get(update.ref()));
            taken &= now.equals(update.to());
            not &= now.equals(update.from());
        }
        if (taken) {
            return TAKEN;
        }
        return not ? NOT_TAKEN : elsewhere(push, there);
    }

    private static State elsewhere(Step.Push push, java.util.Map<RefName, CommitId> there) {
        for (var update : push.updates()) {
            var now = Optional.ofNullable(there.get(update.ref()));
            if (!now.equals(update.to()) && !now.equals(update.from())) {
                return moved(push.remote() + "/" + update.ref().shortName(), now);
            }
        }
        return new State.Elsewhere("only some of the branches of " + push.remote() + " have been moved");
    }

    private boolean exists(Path path) throws InterruptedException {
        for (var worktree : workspace.ask(new ListWorktrees())) {
            if (worktree.path().equals(path)) {
                return !worktree.prunable();
            }
        }
        return false;
    }
}
