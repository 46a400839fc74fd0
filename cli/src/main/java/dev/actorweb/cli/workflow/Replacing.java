package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.Commit;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Head;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.Status;
import dev.actorweb.cli.git.actor.HistoryRequest.CompareCommits;
import dev.actorweb.cli.git.actor.HistoryRequest.GetCommits;
import dev.actorweb.cli.git.actor.HistoryRequest.GetIntegrationStatus;
import dev.actorweb.cli.git.actor.HistoryRequest.ResolveRef;
import dev.actorweb.cli.git.actor.HistoryRequest.ResolveRevision;
import dev.actorweb.cli.oplog.Step;
import java.util.List;
import java.util.Optional;

/// What `--amend` and `--fixup` ask of a save.
record Replacing(Workspace workspace, Status status) {
    static void refuseContradictions(Invocation invocation) {
        boolean fixup = invocation.option("--fixup").isPresent();
        if (fixup && (invocation.flag("--amend") || invocation.flag("--suggest"))) {
            throw UserError.usage("--fixup goes with neither --amend nor --suggest", "give one of them");
        }
        if (fixup && (invocation.option("--file").isPresent() || invocation.flag("--edit"))) {
            throw UserError.usage("--fixup has a message of its own", "leave --file and --edit out");
        }
    }

    boolean amend() {
        return workspace.invocation().flag("--amend");
    }

    /// The message where none is given: that of the commit that is amended or corrected.
    Optional<String> message() throws InterruptedException {
        var fixup = workspace.invocation().option("--fixup");
        if (fixup.isPresent()) {
            var commit = workspace.ask(new ResolveRevision(fixup.get()))
                    .orElseThrow(() -> new UserError(Exit.PRECONDITION, "there is no commit " + fixup.get(),
                            "'git log --oneline' lists what there is"));
            return Optional.of("fixup! " + commit(commit).subject());
        }
        if (!amend() || workspace.invocation().flag("--suggest")) {
            return Optional.empty();
        }
        return Optional.of(commit(tip()).message());
    }

    private Commit commit(CommitId id) throws InterruptedException {
        return workspace.ask(new GetCommits(id, List.of(), 1)).getFirst();
    }

    private CommitId tip() {
        return status.head().tip().orElseThrow(() -> new UserError(Exit.PRECONDITION,
                "there is no commit to amend", "leave --amend out"));
    }

    /// Refuses to replace what others have already; notes what only the remote's branch of the same
    /// name has, so that it is not taken for somebody else's work later.
    Optional<Step> prepare() throws InterruptedException {
        if (!amend()) {
            return Optional.empty();
        }
        var workflow = workspace.config().workflow();
        var integration = workspace.ask(new GetIntegrationStatus(workflow.remote(), workflow.integration(),
                Optional.of(tip()), false));
        if (integration.ref().isPresent() && integration.distance().filter(d -> d.ahead() == 0).isPresent()
                && !isOnly(integration.ref().get())) {
            throw new UserError(Exit.PRECONDITION,
                    "the last commit is part of " + integration.ref().get().shortName() + " already",
                    "make a new one: leave --amend out");
        }
        if (!(status.head() instanceof Head.OnBranch(var branch, var tip))) {
            return Optional.empty();
        }
        var published = workspace
                .ask(new ResolveRef(RefName.tracking(workflow.remote(), branch.shortName())));
        boolean own = published.isPresent()
                && workspace.ask(new CompareCommits(published.get(), tip)).ahead() == 0;
        return own ? new Published(workspace, branch).remembering(published.get()) : Optional.empty();
    }

    /// Whether integration is nothing but the branch that is checked out, which nobody else has.
    private boolean isOnly(RefName integration) {
        return status.head().checkedOutBranch().equals(Optional.of(integration));
    }
}
