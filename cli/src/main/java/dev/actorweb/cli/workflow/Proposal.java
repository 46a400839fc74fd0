package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.git.actor.FilesRequest.CheckStatus;
import dev.actorweb.cli.git.actor.RepositoryRequest.CheckRepo;
import java.util.Optional;

/// The message that `aw save --all --suggest` proposes.
public final class Proposal {
    private Proposal() {}

    /// A message for all that has changed in this repository; empty if nothing has.
    ///
    /// @throws dev.actorweb.cli.UserError
    ///             if a commit would hold a secret, or there is no repository
    public static Optional<String> of(Invocation invocation) throws InterruptedException {
        try (var workspace = Workspace.open(invocation)) {
            var status = workspace.ask(new CheckStatus());
            if (status.changes().isEmpty()) {
                return Optional.empty();
            }
            var inclusion = Inclusion.everything(status);
            var patch = Patch.of(workspace, inclusion,
                    workspace.ask(new CheckRepo()).workTree().orElse(workspace.directory()));
            new SecretsGuard(workspace).check(patch);
            return Optional.of(
                    new Suggestion(workspace.config().workflow().commit(), inclusion.changes(), patch)
                            .message());
        }
    }
}
