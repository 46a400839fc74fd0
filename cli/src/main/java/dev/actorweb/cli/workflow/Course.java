package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.Status;
import dev.actorweb.cli.git.actor.Fetched;
import dev.actorweb.cli.git.actor.FilesRequest.CheckStatus;
import dev.actorweb.cli.git.actor.HistoryRequest.GetIntegrationStatus;
import dev.actorweb.cli.git.actor.HistoryRequest.ResolveRef;
import dev.actorweb.cli.git.actor.RemoteRequest.FetchRemote;
import dev.actorweb.cli.git.actor.RepositoryRequest.CheckRepo;
import java.util.Optional;

/// The branch that is checked out and the branch it is to be integrated into, known to be in order.
///
/// @param tip
///            the branch's tip
/// @param remote
///            the remote's name
/// @param integration
///            the integration branch's name
/// @param local
///            whether the remote is left out: integration is the local branch
record Course(Layout layout, Status status, RefName branch, CommitId tip, String remote, String integration,
        boolean local) {
    /// Both branches as the remote has them, or, without a remote, as they are here.
    ///
    /// @param onto
    ///            the tip of the integration branch
    /// @param published
    ///            the tip of the remote's branch of the same name, if there is one
    record Remote(CommitId onto, Optional<CommitId> published) {}

    /// Looks before anything changes.
    ///
    /// @param local
    ///            whether the remote is left out
    static Course plot(Workspace workspace, boolean local) throws InterruptedException {
        var status = workspace.ask(new CheckStatus());
        var layout = workspace.ask(new CheckRepo());
        Preconditions.nothingUnfinished(status);
        var tip = Preconditions.tip(status);
        var workflow = workspace.config().workflow();
        var integration = workspace.ask(new GetIntegrationStatus(workflow.remote(), workflow.integration(),
                Optional.empty(), !local));
        var name = integration.branch()
                .orElseThrow(() -> new UserError(Exit.PRECONDITION,
                        "it is not known which branch to integrate into",
                        "name it in aw.yaml (workflow: { integration: main }), or let 'aw init' do it"));
        return new Course(layout, status, tip.branch(), tip.commit(), workflow.remote(), name, local);
    }

    boolean onIntegration() {
        return branch.shortName().equals(integration);
    }

    /// The integration branch's name with that of the remote, as people know it.
    String integrationName() {
        return local ? integration : remote + "/" + integration;
    }

    RefName integrationBranch() {
        return RefName.branch(integration);
    }

    /// Asks the remote and fetches what it has of the two branches.
    Remote fetch(Workspace workspace) throws InterruptedException {
        if (local) {
            return new Remote(tipOf(workspace.ask(new ResolveRef(integrationBranch()))), Optional.empty());
        }
        try (var _ = workspace.terminal().progress("fetching from " + remote)) {
            Fetched fetched = workspace
                    .ask(new FetchRemote(remote, integration, Optional.of(branch)));
            return new Remote(tipOf(fetched.integration()), fetched.branch());
        }
    }

    private CommitId tipOf(Optional<CommitId> integrationTip) {
        var place = local ? "this repository" : "remote '" + remote + "'";
        return integrationTip.orElseThrow(
                () -> new UserError(Exit.PRECONDITION, place + " has no branch " + integration,
                        local
                                ? "name another one in aw.yaml (workflow.integration)"
                                : "push it once (git push " + remote + " " + integration
                                        + "), or name another one in aw.yaml (workflow.integration)"));
    }
}
