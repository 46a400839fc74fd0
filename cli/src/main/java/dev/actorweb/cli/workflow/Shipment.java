package dev.actorweb.cli.workflow;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.ReplayResult.Replayed;
import dev.actorweb.cli.oplog.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is about to reach the integration branch, and the steps by which it gets there: a dry run
/// shows them, a run takes them.
///
/// @param deleteBranch
///            whether the remote's branch of the same name is deleted rather than moved
/// @param check
///            the checks to run on the result
/// @param forget
///            takes away the note of what was published before a rewrite
/// @param stack
///            brings along the branches that stand on this one
/// @param pullRequest
///            whether integration is left to a pull request: only the branch is pushed
record Shipment(Course course, Course.Remote remote, Replayed replayed, boolean deleteBranch,
        Optional<Step> check, LocalIntegration local, Optional<Step> forget, List<Step> stack,
        boolean pullRequest) {
    CommitId tip() {
        return replayed.tip();
    }

    /// Whether the remote's branch goes away.
    boolean deletes() {
        return !course.local() && !pullRequest && deleteBranch && remote.published().isPresent();
    }

    /// Once the remote has it all, the branches here follow as far as they can. Without a remote
    /// everything depends on integration.
    List<Step> steps() {
        var steps = new ArrayList<Step>();
        check.ifPresent(steps::add);
        if (course.local()) {
            local.step().ifPresent(steps::add);
            branch().ifPresent(steps::add);
            steps.addAll(stack);
            return steps;
        }
        var updates = updates();
        if (!updates.isEmpty()) {
            steps.add(new Step.Push(pullRequest ? course.pushRemote() : course.remote(), updates));
        }
        branch().ifPresent(steps::add);
        steps.addAll(stack);
        if (!pullRequest) {
            local.step().ifPresent(steps::add);
        }
        forget.ifPresent(steps::add);
        return steps;
    }

    /// Empty where the branch is there already.
    Optional<Step> branch() {
        return course.tip().equals(tip())
                ? Optional.empty()
                : Optional.of(new Step.MoveRef(course.branch(), Optional.of(course.tip()), Optional.of(tip()),
                        true));
    }

    /// The updates of the remote's refs, each under the lease that nobody moved it.
    private List<Step.Update> updates() {
        var updates = new ArrayList<Step.Update>();
        if (!pullRequest) {
            updates.add(new Step.Update(course.integrationBranch(), Optional.of(remote.onto()),
                    Optional.of(tip())));
        }
        var published = remote.published();
        var goal = deleteBranch && !pullRequest ? Optional.<CommitId>empty() : Optional.of(tip());
        if (!published.equals(goal)) {
            updates.add(new Step.Update(course.branch(), published, goal));
        }
        return updates;
    }
}
