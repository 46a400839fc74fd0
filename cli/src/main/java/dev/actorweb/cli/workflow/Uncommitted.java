package dev.actorweb.cli.workflow;

import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.actor.WorktreesRequest.KeepUncommitted;
import dev.actorweb.cli.oplog.Operation;
import java.util.Optional;

/// Keeps what is not committed under `refs/aw/uncommitted/` before anything that could touch it.
final class Uncommitted {
    static final String PREFIX = "refs/aw/uncommitted/";

    private Uncommitted() {}

    /// Where the engine cannot keep it, the move's own care has to do.
    static Optional<CommitId> keep(Workspace workspace, Layout layout, Operation operation)
            throws InterruptedException {
        if (layout.workTree().isEmpty()) {
            return Optional.empty();
        }
        var ref = new RefName(PREFIX + operation.number());
        try {
            return workspace.ask(new KeepUncommitted(layout.workTree().get(), ref,
                    "uncommitted before aw " + operation.command()));
        } catch (UserError unable) {
            workspace.terminal().detail("uncommitted changes are not kept: " + unable.getMessage());
            return Optional.empty();
        }
    }
}
