package dev.actorweb.cli.workflow;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.actor.HistoryRequest.CompareCommits;
import dev.actorweb.cli.git.actor.HistoryRequest.ResolveRef;
import dev.actorweb.cli.oplog.Step;
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

    /// The step that notes that `published` was contained in the branch until it was rewritten.
    Optional<Step> remembering(CommitId published) throws InterruptedException {
        var known = workspace.ask(new ResolveRef(marker));
        return known.equals(Optional.of(published))
                ? Optional.empty()
                : Optional.of(new Step.MoveRef(marker, known, Optional.of(published), true));
    }

    /// The step that takes the note away.
    Optional<Step> forgetting() throws InterruptedException {
        var known = workspace.ask(new ResolveRef(marker));
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(new Step.MoveRef(marker, known, Optional.empty(), true));
    }
}
