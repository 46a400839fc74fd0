package dev.actorweb.cli.workflow;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.RefUpdate;
import dev.actorweb.cli.git.actor.GitRequest.CompareCommits;
import dev.actorweb.cli.git.actor.GitRequest.ResolveRef;
import dev.actorweb.cli.git.actor.GitRequest.UpdateRefs;
import java.util.List;
import java.util.Optional;

/// Remembers which commit of the remote's branch the local branch contained before `aw sync`
/// rewrote it.
///
/// After a rebase the remote's branch holds the old commits, which look like somebody else's work.
/// The ref `refs/aw/published/<branch>` tells them from work that really is new: what it names has
/// been taken in and may be replaced.
final class Published {
    private final Workspace workspace;
    private final RefName marker;

    Published(Workspace workspace, RefName branch) {
        this.workspace = workspace;
        marker = new RefName("refs/aw/published/" + branch.shortName());
    }

    /// Whether everything in the remote's branch is contained in `tip`, or was before a rewrite.
    boolean contained(CommitId published, CommitId tip) throws InterruptedException {
        if (workspace.ask(new CompareCommits(published, tip)).ahead() == 0) {
            return true;
        }
        return workspace.ask(new ResolveRef(marker)).filter(published::equals).isPresent();
    }

    /// Notes that `published` was contained in the branch until it was rewritten.
    void remember(CommitId published) throws InterruptedException {
        var known = workspace.ask(new ResolveRef(marker));
        if (known.isEmpty()) {
            update(RefUpdate.create(marker, published));
        } else if (!known.get().equals(published)) {
            update(RefUpdate.move(marker, known.get(), published));
        }
    }

    /// Forgets what [#remember] noted.
    void forget() throws InterruptedException {
        Optional<CommitId> known = workspace.ask(new ResolveRef(marker));
        if (known.isPresent()) {
            update(RefUpdate.delete(marker, known.get()));
        }
    }

    private void update(RefUpdate update) throws InterruptedException {
        workspace.ask(new UpdateRefs(List.of(update), "aw: rewritten"));
    }
}
