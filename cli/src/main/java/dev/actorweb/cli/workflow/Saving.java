package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.config.Config.Moment;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.CommitRequest;
import dev.actorweb.cli.git.CommitResult;
import dev.actorweb.cli.git.actor.GitRequest.CommitChanges;
import dev.actorweb.cli.git.actor.GitRequest.GetCommits;
import java.nio.file.Path;
import java.util.List;

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

    Exit run(String message, Path gitDir, Path workTree) throws InterruptedException {
        try {
            check(gitDir, workTree);
            return commit(message);
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

    private Exit commit(String message) throws InterruptedException {
        boolean hooks = !workspace.invocation().flag("--no-verify");
        var request = new CommitRequest(report.inclusion().selection(), message, false, hooks);
        return switch (workspace.ask(new CommitChanges(request))) {
            case CommitResult.Committed(CommitId id, var output) -> {
                kept.forget();
                if (!output.isBlank()) {
                    workspace.terminal().note(output.strip());
                }
                yield report.saved(workspace.ask(new GetCommits(id, List.of(), 1)).getFirst());
            }
            case CommitResult.NothingToCommit() -> report.nothing();
            case CommitResult.RejectedByHook(var hook, var output) -> throw rejected(hook, output);
            case CommitResult.NoSuchPaths(var paths) -> throw new UserError(Exit.PRECONDITION,
                    "no such files: " + Preconditions.list(paths), "'aw status' lists what is changed");
        };
    }

    private UserError rejected(String hook, String output) {
        if (!output.isBlank()) {
            workspace.terminal().message(Text.of(output.strip()));
        }
        return new UserError(Exit.REFUSED, "git's " + hook + " hook rejected the commit",
                "nothing was committed");
    }
}
