package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Json;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.oplog.Operation;
import dev.actorweb.cli.oplog.Step;
import java.util.List;
import java.util.Optional;

/// Says what `aw sync` did: a line for people, `aw/sync/1` for programs.
record SyncReport(Invocation invocation, Course course, Course.Remote remote, Syncing.Taken taken) {
    Exit planned(List<Step> steps) {
        return show(true, Optional.of(steps), Optional.empty());
    }

    /// @param operation
    ///            empty if there was nothing to do
    Exit done(Optional<Operation> operation, LocalIntegration local) {
        operation.ifPresent(o -> local.tell(invocation.terminal(), o, course));
        return show(false, Optional.empty(), operation);
    }

    /// What was taken in, for the log.
    String summary() {
        return changed()
                ? commits(taken.integration().behind()) + " of " + course.integrationName() + " into "
                        + course.branch().shortName()
                : course.integration() + " brought up to date";
    }

    private Exit show(boolean dryRun, Optional<List<Step>> steps, Optional<Operation> operation) {
        if (invocation.json()) {
            var json = json(dryRun);
            if (steps.isPresent()) {
                OperationReport.steps(json.array("steps"), steps.get()).end();
            }
            operation.ifPresent(o -> json.member("operation", o.number()));
            invocation.terminal().json(json);
        } else {
            invocation.terminal().line(text(dryRun));
            steps.ifPresent(all -> all.forEach(step -> invocation.terminal().line("  " + step.describe())));
        }
        return Exit.OK;
    }

    private boolean changed() {
        return !taken.tip().equals(course.tip());
    }

    private Json json(boolean dryRun) {
        return Json.document("aw/sync/1").member("changed", changed())
                .member("dryRun", dryRun).member("branch", course.branch().shortName())
                .member("from", course.tip().hex()).member("to", taken.tip().hex()).object("integration")
                .member("branch", course.integration()).member("remote", course.remote())
                .member("commit", remote.onto().hex()).member("ahead", taken.integration().ahead())
                .member("taken", taken.integration().behind()).end()
                .member("published", remote.published().map(CommitId::hex))
                .member("takenFromPublished", taken.published().map(d -> d.behind()).orElse(0));
    }

    private Text text(boolean dryRun) {
        var text = Text.of(Style.NAME, course.branch().shortName());
        if (!changed()) {
            return text.add(" is up to date with " + course.integrationName());
        }
        text.add(dryRun ? " would take in " : " took in ");
        var separator = "";
        if (taken.published().isPresent()) {
            text.add(commits(taken.published().get().behind()) + " of " + course.pushRemote() + "/"
                    + course.branch().shortName());
            separator = " and ";
        }
        if (taken.integration().behind() > 0) {
            text.add(separator + commits(taken.integration().behind()) + " of " + course.integrationName());
        }
        return text.add(" and " + (dryRun ? "be " : "is now ") + "at ").add(Style.SUCCESS,
                taken.tip().abbreviated());
    }

    static String commits(int count) {
        return count == 1 ? "1 commit" : count + " commits";
    }
}
