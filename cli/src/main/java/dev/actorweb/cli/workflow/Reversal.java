package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.git.Status;
import dev.actorweb.cli.git.actor.FilesRequest.CheckStatus;
import dev.actorweb.cli.oplog.Desk;
import dev.actorweb.cli.oplog.Heading;
import dev.actorweb.cli.oplog.Journal;
import dev.actorweb.cli.oplog.Operation;
import dev.actorweb.cli.oplog.Outcome;
import dev.actorweb.cli.oplog.Step;
import java.util.List;
import java.util.Optional;

/// Takes a finished operation back by an operation of its own, which can be taken back in turn.
record Reversal(Workspace workspace, Layout layout) {
    Exit undo(Operation operation) throws InterruptedException {
        return reverse(operation, "undo", dryRun() ? "would take back" : "took back");
    }

    /// @param undo
    ///            the undo whose effect is taken back
    Exit redo(Operation undo) throws InterruptedException {
        return reverse(undo, "redo", dryRun() ? "would do again" : "did again");
    }

    private boolean dryRun() {
        return workspace.invocation().flag("--dry-run");
    }

    /// What a chain of undo and redo began with.
    private Operation origin(Operation operation) {
        var origin = operation;
        for (var earlier : Journal.of(layout).operations().reversed()) {
            if (origin.heading().of().equals(Optional.of(earlier.number()))) {
                origin = earlier;
            }
        }
        return origin;
    }

    private Exit reverse(Operation operation, String command, String done) throws InterruptedException {
        var status = workspace.ask(new CheckStatus());
        Preconditions.nothingUnfinished(status);
        var feasibility = new Feasibility(workspace, new StepWork(workspace, layout, operation.number()),
                Optional.of(status));
        var steps = feasibility.require(new Inverse(layout).of(operation));
        var report = new OperationReport(workspace.invocation());
        if (dryRun()) {
            report.reversed(done, true, origin(operation), steps);
            return Exit.OK;
        }
        var heading = new Heading(command, List.of(), Desk.name(layout), operation.heading().branch(),
                Optional.of(operation.number()));
        try (var undertaking = Undertaking.begin(workspace, layout, heading, steps)) {
            if (!status.isClean() && movesFiles(status, steps)) {
                Uncommitted.keep(workspace, layout, undertaking.operation());
            }
            undertaking.run();
            undertaking.end(Outcome.DONE, operation.summary());
        } catch (NotPushed refused) {
            throw refused.error(workspace.terminal());
        }
        report.reversed(done, false, origin(operation), steps);
        return Exit.OK;
    }

    /// Whether the files of this work tree follow a branch.
    private static boolean movesFiles(Status status, List<Step> steps) {
        var own = status.head().checkedOutBranch();
        for (var step : steps) {
            if (step instanceof Step.MoveRef move && own.equals(Optional.of(move.ref()))) {
                return true;
            }
        }
        return false;
    }
}
