package dev.actorweb.cli.workflow;

import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Ref;
import dev.actorweb.cli.git.ReplayPlan;
import dev.actorweb.cli.git.ReplayResult;
import dev.actorweb.cli.git.actor.BranchRequest.ReplayCommits;
import dev.actorweb.cli.git.actor.HistoryRequest.CompareCommits;
import dev.actorweb.cli.git.actor.HistoryRequest.GetBranchesContaining;
import dev.actorweb.cli.oplog.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The branches that stand on the one that is shipped. Once that has become other commits, they are
/// put onto those, with nothing but their own commits.
record Stack(Workspace workspace, Course course) {
    private record Moved(CommitId from, CommitId to) {}

    private record Branch(Ref ref, int distance) {}

    /// @param to
    ///            what the branch becomes
    List<Step> plan(CommitId to) throws InterruptedException {
        if (to.equals(course.tip())) {
            return List.of();
        }
        var moved = new ArrayList<Moved>();
        moved.add(new Moved(course.tip(), to));
        var steps = new ArrayList<Step>();
        for (var branch : branches()) {
            var from = branch.ref().commit();
            var base = nearest(moved, from);
            var replayed = workspace
                    .ask(new ReplayCommits(ReplayPlan.transplant(from, base.from(), base.to())));
            if (replayed instanceof ReplayResult.Replayed(var tip, var _)) {
                moved.add(new Moved(from, tip));
                steps.add(new Step.MoveRef(branch.ref().name(), Optional.of(from), Optional.of(tip), true));
            } else {
                workspace.terminal().warn(branch.ref().name().shortName()
                        + " stands on this branch and cannot follow by itself; bring it along there: aw sync");
            }
        }
        return steps;
    }

    /// Those nearer to the branch first.
    private List<Branch> branches() throws InterruptedException {
        var branches = new ArrayList<Branch>();
        for (var ref : workspace.ask(new GetBranchesContaining(course.tip()))) {
            if (ref.name().equals(course.branch()) || ref.name().equals(course.integrationBranch())) {
                continue;
            }
            int ahead = workspace.ask(new CompareCommits(ref.commit(), course.tip())).ahead();
            if (ahead > 0) {
                branches.add(new Branch(ref, ahead));
            }
        }
        branches.sort(Comparator.comparingInt(Branch::distance));
        return branches;
    }

    /// What the branch stands on, of what has been moved.
    private Moved nearest(List<Moved> moved, CommitId tip) throws InterruptedException {
        for (var candidate : moved.reversed()) {
            if (workspace.ask(new CompareCommits(candidate.from(), tip)).ahead() == 0) {
                return candidate;
            }
        }
        return moved.getFirst();
    }
}
