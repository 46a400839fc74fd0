package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.config.Config.Strategy;
import dev.actorweb.cli.git.AheadBehind;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Move;
import dev.actorweb.cli.git.ReplayPlan;
import dev.actorweb.cli.git.ReplayResult.Rewritten;
import dev.actorweb.cli.git.actor.BranchRequest.CheckMove;
import dev.actorweb.cli.git.actor.HistoryRequest.CompareCommits;
import dev.actorweb.cli.git.actor.RepositoryRequest.GetAddresses;
import dev.actorweb.cli.oplog.Desk;
import dev.actorweb.cli.oplog.Heading;
import dev.actorweb.cli.oplog.Outcome;
import dev.actorweb.cli.oplog.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One run of `aw sync`.
record Syncing(Workspace workspace, Course course) {
    /// What was taken in.
    ///
    /// @param published
    ///            how far the branch was from its remote's, where there was something to take in
    /// @param integration
    ///            how far it was from integration then
    /// @param rewritten
    ///            what became of its own commits
    record Taken(CommitId tip, Optional<AheadBehind> published, AheadBehind integration,
            List<Rewritten> rewritten) {
        Taken {
            rewritten = List.copyOf(rewritten);
        }
    }

    /// Of the branch that is checked out. A repository that ships within itself and has no remote
    /// is synchronized with its own integration branch.
    static Syncing plot(Workspace workspace) throws InterruptedException {
        var workflow = workspace.config().workflow();
        boolean local = !workflow.ship().push()
                && workspace.ask(new GetAddresses(workflow.remote(), false)).isEmpty();
        return new Syncing(workspace, Course.plot(workspace, local, true));
    }

    Exit run() throws InterruptedException {
        var remote = course.fetch(workspace);
        boolean dryRun = workspace.invocation().flag("--dry-run");
        Taken taken;
        try {
            taken = compute(remote);
        } catch (Conflicting conflict) {
            if (dryRun) {
                throw conflict.error();
            }
            new HandingOver(workspace, course, heading()).resolve(conflict, remote.published());
            return plot(workspace).run();
        }
        check(taken.tip());
        var local = course.onIntegration()
                ? new LocalIntegration("up-to-date", Optional.empty())
                : LocalIntegration.plan(workspace, course, remote.onto(), true);
        var steps = steps(remote, taken.tip(), local);
        var report = new SyncReport(workspace.invocation(), course, remote, taken);
        if (dryRun) {
            return report.planned(steps);
        }
        var operation = apply(steps, report.summary());
        new ReplayHooks(workspace).after(course.branch(), course.tip(), taken.tip(), taken.rewritten());
        return report.done(operation, local);
    }

    private Heading heading() {
        return new Heading("sync", List.of(), Desk.name(course.layout()),
                Optional.of(course.branch().shortName()), Optional.empty());
    }

    private Taken compute(Course.Remote remote) throws InterruptedException {
        CommitId tip = course.tip();
        var rewritten = new ArrayList<Rewritten>();
        Optional<AheadBehind> published = Optional.empty();
        if (remote.published().isPresent() && !course.onIntegration()) {
            CommitId theirs = remote.published().get();
            if (!new Published(workspace, course.branch()).contained(theirs, tip)) {
                published = Optional.of(workspace.ask(new CompareCommits(tip, theirs)));
                tip = takeIn(tip, theirs, course.pushRemote() + "/" + course.branch().shortName(), rewritten);
            }
        }
        var distance = workspace.ask(new CompareCommits(tip, remote.onto()));
        return new Taken(takeIn(tip, remote.onto(), course.integrationName(), rewritten), published, distance,
                rewritten);
    }

    /// The tip with everything of `theirs` in it.
    private CommitId takeIn(CommitId tip, CommitId theirs, String name, List<Rewritten> rewritten)
            throws InterruptedException {
        AheadBehind distance = workspace.ask(new CompareCommits(tip, theirs));
        if (distance.behind() == 0) {
            return tip;
        }
        if (distance.ahead() == 0) {
            return theirs;
        }
        var replay = new Replay(workspace);
        if (workspace.config().workflow().ship().strategy() == Strategy.MERGE) {
            var message = "Merge branch '" + name + "' into " + course.branch().shortName();
            return replay.compute(ReplayPlan.merge(theirs, tip, message), new Replay.Goal(name, theirs, true))
                    .tip();
        }
        new ReplayHooks(workspace).beforeRebase(name);
        var replayed = replay.compute(ReplayPlan.rebase(tip, theirs), new Replay.Goal(name, theirs, false));
        ReplayHooks.follow(rewritten, replayed.rewritten());
        return replayed.tip();
    }

    /// That the files could follow.
    private void check(CommitId tip) throws InterruptedException {
        if (!tip.equals(course.tip())) {
            var move = new Move(course.branch(), course.tip(), tip, "aw sync");
            Moving.require(workspace.ask(new CheckMove(move)), course.branch().shortName());
        }
    }

    private List<Step> steps(Course.Remote remote, CommitId tip, LocalIntegration local)
            throws InterruptedException {
        var steps = new ArrayList<Step>();
        if (!tip.equals(course.tip())) {
            steps.add(new Step.MoveRef(course.branch(), Optional.of(course.tip()), Optional.of(tip), false));
        }
        if (rewrites(remote, tip)) {
            new Published(workspace, course.branch()).remembering(remote.published().get())
                    .ifPresent(steps::add);
        }
        local.step().ifPresent(steps::add);
        return steps;
    }

    /// Whether what is published will look like somebody else's work.
    private boolean rewrites(Course.Remote remote, CommitId tip) throws InterruptedException {
        return !course.onIntegration() && !tip.equals(course.tip()) && remote.published().isPresent()
                && workspace.ask(new CompareCommits(remote.published().get(), tip)).ahead() > 0;
    }

    private Optional<dev.actorweb.cli.oplog.Operation> apply(List<Step> steps, String summary)
            throws InterruptedException {
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        try (var undertaking = Undertaking.begin(workspace, course.layout(), heading(), steps)) {
            keepUncommitted(undertaking);
            Undisturbed.run(() -> {
                undertaking.run();
                return undertaking;
            });
            var operation = undertaking.operation();
            undertaking.end(Outcome.DONE, summary);
            return Optional.of(operation);
        }
    }

    /// Nothing that is in the way is ever overwritten; this is for what nobody has thought of.
    private void keepUncommitted(Undertaking undertaking) throws InterruptedException {
        if (!course.status().isClean()) {
            Uncommitted.keep(workspace, course.layout(), undertaking.operation());
        }
    }
}
