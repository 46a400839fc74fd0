package dev.actorweb.cli.workflow;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.PushUpdate;
import dev.actorweb.cli.git.ReplayResult.Replayed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is about to reach the integration branch.
///
/// @param deleteBranch
///            whether the remote's branch of the same name is deleted rather than moved
record Shipment(Course course, Course.Remote remote, Replayed replayed, boolean deleteBranch) {
    CommitId tip() {
        return replayed.tip();
    }

    /// Whether the remote's branch goes away.
    boolean deletes() {
        return deleteBranch && remote.published().isPresent();
    }

    /// The updates of the remote's refs, each under the lease that nobody moved it.
    List<PushUpdate> updates() {
        var updates = new ArrayList<PushUpdate>();
        updates.add(PushUpdate.move(course.integrationBranch(), remote.onto(), tip()));
        branchUpdate().ifPresent(updates::add);
        return updates;
    }

    private Optional<PushUpdate> branchUpdate() {
        var published = remote.published();
        if (published.isEmpty()) {
            return deleteBranch ? Optional.empty() : Optional.of(PushUpdate.create(course.branch(), tip()));
        }
        if (deleteBranch) {
            return Optional.of(PushUpdate.delete(course.branch(), published.get()));
        }
        return published.get().equals(tip())
                ? Optional.empty()
                : Optional.of(PushUpdate.move(course.branch(), published.get(), tip()));
    }
}
