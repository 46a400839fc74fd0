package dev.actorweb.cli.workflow;

import dev.actorweb.cli.git.Head;
import dev.actorweb.cli.git.Operation;
import dev.actorweb.cli.git.RefName;
import dev.actorweb.cli.git.Status;
import dev.actorweb.cli.git.actor.Collisions;
import dev.actorweb.cli.git.actor.IntegrationStatus;
import dev.actorweb.cli.git.actor.WorktreeReport;
import dev.actorweb.cli.oplog.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What `aw status` tells: where the work stands, and what can be done next.
///
/// @param worktrees
///            empty unless all work trees were asked about
/// @param collisions
///            empty unless all work trees were asked about
/// @param pending
///            what aw has begun here and not ended
/// @param holder
///            the process that is at work on it
record StatusReport(Status status, IntegrationStatus integration, List<WorktreeReport> worktrees,
        Optional<Collisions> collisions, Optional<dev.actorweb.cli.oplog.Operation> pending,
        Optional<Desk.Holder> holder) {
    /// A command that makes sense now, and what it does.
    record Step(String command, String purpose) {}

    StatusReport {
        worktrees = List.copyOf(worktrees);
    }

    Optional<String> branch() {
        return status.head().checkedOutBranch().map(RefName::shortName);
    }

    boolean onIntegration() {
        return branch().isPresent() && branch().equals(integration.branch());
    }

    /// The lines of work that a work tree conflicts with.
    List<String> conflictsWith(WorktreeReport report) {
        var names = new ArrayList<String>();
        var path = Optional.of(report.worktree().path());
        for (var pair : collisions.map(Collisions::pairs).orElse(List.of())) {
            if (pair.one().worktree().equals(path)) {
                names.add(pair.other().name());
            } else if (pair.other().worktree().equals(path)) {
                names.add(pair.one().name());
            }
        }
        return names;
    }

    /// What can be done next, the most urgent first.
    List<Step> next() {
        if (holder.isPresent()) {
            return List.of();
        }
        if (pending.isPresent()) {
            return List.of(
                    new Step("aw " + pending.get().command() + " --continue",
                            "go on with what has not ended"),
                    new Step("aw undo", "take back what was done"));
        }
        if (status.inProgress().isPresent()) {
            return finish(status.inProgress().get());
        }
        if (!status.unmerged().isEmpty()) {
            return List.of(new Step("git add FILE", "mark a conflict as resolved"),
                    new Step("git checkout HEAD -- FILE", "give the conflict up"));
        }
        var steps = new ArrayList<Step>();
        if (status.head() instanceof Head.Detached) {
            steps.add(new Step("git switch -c NAME", "make a branch of this commit"));
            return steps;
        }
        if (!status.isClean()) {
            steps.add(new Step("aw save \"type: what it does\"", "commit the changes"));
        }
        if (behind()) {
            steps.add(new Step("aw sync", "take in what others have done"));
        }
        if (status.isClean() && !onIntegration() && ahead() > 0) {
            steps.add(new Step("aw ship", "bring this branch onto " + integration.branch().orElse("")));
        }
        if (status.isClean() && onIntegration() && unpublished()) {
            steps.add(new Step("git push", "publish what is on " + integration.branch().orElse("")));
        }
        if (integration.branch().isEmpty()) {
            steps.add(new Step("aw init", "name the branch that work is integrated into"));
        }
        return steps;
    }

    private boolean behind() {
        boolean upstream = status.upstream().flatMap(u -> u.distance()).filter(d -> d.behind() > 0)
                .isPresent();
        return upstream || integration.distance().filter(d -> d.behind() > 0).isPresent();
    }

    /// Whether the upstream lacks something of this branch, and nothing has to be taken in first.
    private boolean unpublished() {
        return status.head() instanceof Head.OnBranch && !behind()
                && status.upstream().filter(u -> u.distance().map(d -> d.ahead() > 0).orElse(true))
                        .isPresent();
    }

    private int ahead() {
        return integration.distance().map(d -> d.ahead()).orElse(0);
    }

    private static List<Step> finish(Operation operation) {
        if (operation == Operation.BISECT) {
            return List.of(new Step("git bisect reset", "end the search"));
        }
        String word = word(operation);
        return List.of(new Step("git " + word + " --continue", "go on when the conflicts are resolved"),
                new Step("git " + word + " --abort", "return to the state before"));
    }

    /// The operation as git's command for it is called.
    static String word(Operation operation) {
        return switch (operation) {
            case MERGE -> "merge";
            case REBASE -> "rebase";
            case APPLY_MAILBOX -> "am";
            case CHERRY_PICK -> "cherry-pick";
            case REVERT -> "revert";
            case BISECT -> "bisect";
        };
    }
}
