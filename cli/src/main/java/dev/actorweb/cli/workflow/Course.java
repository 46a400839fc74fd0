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
import dev.actorweb.cli.git.actor.RepositoryRequest.GetAddresses;
import dev.actorweb.cli.git.actor.RepositoryRequest.GetSetting;
import java.util.Optional;

/// The branch that is checked out and the branch it is to be integrated into, known to be in order.
///
/// @param tip
///            the branch's tip
/// @param remote
///            the remote's name
/// @param pushRemote
///            the name of the remote that has the branch: the same, or a fork of it
/// @param integration
///            the integration branch's name
/// @param local
///            whether the remote is left out: integration is the local branch
record Course(Layout layout, Status status, RefName branch, CommitId tip, String remote, String pushRemote,
        String integration, boolean local) {
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
    /// @param forks
    ///            whether the branch may live in a fork
    static Course plot(Workspace workspace, boolean local, boolean forks) throws InterruptedException {
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
        var pushRemote = forks && !local ? pushRemote(workspace, tip.branch()) : workflow.remote();
        return new Course(layout, status, tip.branch(), tip.commit(), workflow.remote(), pushRemote, name,
                local);
    }

    /// Where git would push the branch to, if that is a remote that has a name; `origin` where
    /// integration is in `upstream`, as forks are set up.
    private static String pushRemote(Workspace workspace, RefName branch) throws InterruptedException {
        var remote = workspace.config().workflow().remote();
        var configured = workspace.ask(new GetSetting("branch." + branch.shortName() + ".pushremote"));
        if (configured.isEmpty()) {
            configured = workspace.ask(new GetSetting("remote.pushdefault"));
        }
        var wanted = configured.orElse(remote.equals("upstream") ? "origin" : remote);
        return workspace.ask(new GetAddresses(wanted, true)).isEmpty() ? remote : wanted;
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
        try (var _ = workspace.terminal().progressOfTalk("fetching from " + remote)) {
            Fetched fetched = workspace
                    .ask(new FetchRemote(remote, integration, Optional.of(branch), pushRemote));
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
