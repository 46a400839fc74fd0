package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.config.Config.Moment;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.CommitRequest;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.git.actor.HistoryRequest.GetCommits;
import dev.actorweb.cli.oplog.Desk;
import dev.actorweb.cli.oplog.Heading;
import dev.actorweb.cli.oplog.Outcome;
import dev.actorweb.cli.oplog.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The part of `aw save` that changes something: checks, hooks, commit. Whatever stops it, the
/// message survives.
final class Saving {
    private final Workspace workspace;
    private final KeptMessage kept;
    private final SaveReport report;
    private final Replacing replacing;

    Saving(Workspace workspace, KeptMessage kept, SaveReport report, Replacing replacing) {
        this.workspace = workspace;
        this.kept = kept;
        this.report = report;
        this.replacing = replacing;
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
        var concerned = checks.concerned(Moment.SAVE, report.inclusion().paths());
        if (!concerned.isEmpty()) {
            checks.run(concerned, workTree, Content.ofWorkTree(workspace), report.inclusion().paths(),
                    "nothing was committed");
        }
    }

    private Exit commit(String message, Layout layout) throws InterruptedException {
        boolean hooks = !workspace.invocation().flag("--no-verify");
        var request = new CommitRequest(report.inclusion().selection(), message, replacing.amend(),
                hooks);
        var branch = report.status().head().checkedOutBranch().orElseThrow();
        var heading = new Heading("save", List.of(), Desk.name(layout), Optional.of(branch.shortName()),
                Optional.empty());
        var steps = new ArrayList<Step>();
        replacing.prepare().ifPresent(steps::add);
        steps.add(new Step.MakeCommit(branch, report.status().head().tip(), request));
        try (var undertaking = Undertaking.begin(workspace, layout, heading, steps)) {
            undertaking.run();
            var id = new CommitId(undertaking.result(steps.size() - 1).text());
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
