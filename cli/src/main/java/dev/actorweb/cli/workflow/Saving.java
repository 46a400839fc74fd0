package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.config.Config.Moment;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.CommitRequest;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.git.actor.GitRequest.GetCommits;
import dev.actorweb.cli.oplog.Desk;
import dev.actorweb.cli.oplog.Heading;
import dev.actorweb.cli.oplog.Outcome;
import dev.actorweb.cli.oplog.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The part of `aw save` that changes something: checks, hooks, commit. Whatever stops it, the
/// message survives.
final class Saving {
    private final Workspace workspace;
    private final KeptMessage kept;
    private final SaveReport report;

    Saving(Workspace workspace, KeptMessage kept, SaveReport report) {
        this.workspace = workspace;
        this.kept = kept;
        this.report = report;
    }

    Exit run(String message, Layout layout, Path workTree) throws InterruptedException {
        try {
            check(layout.gitDir(), workTree);
            return commit(message, layout);
        } catch (UserError stopped) {
            throw new UserError(stopped.exit(), String.valueOf(stopped.getMessage()),
                    stopped.hint() + "\n" + kept.keep(message), stopped);
        } catch (InterruptedException interrupted) {
            workspace.terminal().note(kept.keep(message));
            throw interrupted;
        }
    }

    private void check(Path gitDir, Path workTree) throws InterruptedException {
        if (workspace.invocation().flag("--no-checks")) {
            return;
        }
        var checks = new Checks(workspace, gitDir);
        checks.run(checks.concerned(Moment.SAVE, report.inclusion().paths()), workTree,
                "nothing was committed");
    }

    private Exit commit(String message, Layout layout) throws InterruptedException {
        boolean hooks = !workspace.invocation().flag("--no-verify");
        var request = new CommitRequest(report.inclusion().selection(), message, false, hooks);
        var branch = report.head().checkedOutBranch().orElseThrow();
        var heading = new Heading("save", List.of(), Desk.name(layout), Optional.of(branch.shortName()),
                Optional.empty());
        var step = new Step.MakeCommit(branch, report.head().tip(), request);
        try (var undertaking = Undertaking.begin(workspace, layout, heading, List.of(step))) {
            undertaking.run();
            var id = new CommitId(undertaking.result(0).text());
            undertaking.end(Outcome.DONE, OperationReport.summary(undertaking.operation()));
            kept.forget();
            return report.saved(workspace.ask(new GetCommits(id, List.of(), 1)).getFirst());
        } catch (NotCommitted refused) {
            if (refused.nothingToCommit()) {
                return report.nothing();
            }
            throw refused.error(workspace.terminal());
        }
    }
}
