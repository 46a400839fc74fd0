package dev.actorweb.cli.workflow;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.oplog.IndexCopies;
import dev.actorweb.cli.oplog.Operation;
import dev.actorweb.cli.oplog.Result;
import dev.actorweb.cli.oplog.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The steps that take an operation back.
final class Inverse {
    private final IndexCopies copies;

    Inverse(Layout layout) {
        copies = new IndexCopies(layout);
    }

    /// The inverses of all steps that were done, the last one first.
    List<Step> of(Operation operation) {
        var steps = new ArrayList<Step>();
        for (int i = operation.steps().size() - 1; i >= 0; i--) {
            if (operation.did(i)) {
                of(operation, i, operation.results().getOrDefault(i, Result.NONE)).ifPresent(steps::add);
            }
        }
        return steps;
    }

    /// The inverse of one step; empty where it changed nothing that lasts.
    ///
    /// @param result
    ///            what came of it
    Optional<Step> of(Operation operation, int index, Result result) {
        int number = operation.number();
        return switch (operation.steps().get(index)) {
            case Step.MoveRef(var ref, var from, var to, var lenient) ->
                Optional.of(new Step.MoveRef(ref, to, from, lenient));
            case Step.MakeCommit(var branch, var from, var _) ->
                Optional.of(new Step.Restage(branch, Optional.of(new CommitId(result.text())), from,
                        Optional.of(copies.path(StepWork.after(number))), staged(number, from)));
            case Step.Restage(var branch, var from, var to, var _, var _) ->
                Optional.of(new Step.Restage(branch, to, from,
                        Optional.of(copies.path(StepWork.after(number))), staged(number, from)));
            case Step.Push(var remote, var updates) -> Optional.of(new Step.Push(remote, updates.stream()
                    .map(u -> new Step.Update(u.ref(), u.to(), u.from())).toList()));
            case Step.Check _ -> Optional.empty();
            case Step.AddWorktree(var path, var branch, var at, var made, var snapshot) ->
                Optional.of(new Step.RemoveWorktree(path, branch, at, made, snapshot));
            case Step.RemoveWorktree(var path, var branch, var at, var branchToo, var snapshot) ->
                Optional.of(new Step.AddWorktree(path, branch, at, branchToo, snapshot));
            case Step.WriteFile(var path, var before, var after) ->
                Optional.of(new Step.WriteFile(path, after, before));
            case Step.ReplaceFile(var path, var before, var after) ->
                Optional.of(new Step.ReplaceFile(path, after, before));
            case Step.Resolve(var branch, var from, var _, var _) -> CommitId.isObjectName(result.text())
                    ? Optional.of(new Step.MoveRef(branch, Optional.of(new CommitId(result.text())),
                            Optional.of(from), false))
                    : Optional.empty();
        };
    }

    /// The index before; there was none if there was no commit either and no copy was made.
    private Optional<Path> staged(int number, Optional<CommitId> from) {
        var copy = copies.path(StepWork.before(number));
        return from.isEmpty() && !Files.exists(copy) ? Optional.empty() : Optional.of(copy);
    }
}
