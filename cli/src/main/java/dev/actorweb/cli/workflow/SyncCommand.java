package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.config.Config.Strategy;
import dev.actorweb.cli.git.AheadBehind;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Move;
import dev.actorweb.cli.git.ReplayPlan;
import dev.actorweb.cli.git.actor.Advance;
import dev.actorweb.cli.git.actor.GitRequest.AdvanceBranch;
import dev.actorweb.cli.git.actor.GitRequest.CheckMove;
import dev.actorweb.cli.git.actor.GitRequest.CompareCommits;
import dev.actorweb.cli.git.actor.GitRequest.MoveBranch;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `aw sync`: brings the branch up to date with its remote and with integration.
public final class SyncCommand implements Command {
    @Override
    public CommandSpec spec() {
        var spec = CommandSpec.create();
        spec.addOption(Options.flag("--dry-run", "fetch and compute, but move nothing"));
        spec.usageMessage()
                .description(
                        "Fetches, and brings the branch up to date with its remote and with integration: "
                                + "computed in memory first, by rebase, or by merge where that is the strategy of ship. "
                                + "Uncommitted changes stay, or nothing happens.")
                .footer("aw sync", "aw sync --dry-run");
        return spec;
    }

    @Override
    public Exit run(Invocation invocation) throws InterruptedException {
        try (var workspace = Workspace.open(invocation)) {
            var course = Course.plot(workspace, false);
            var remote = course.fetch(workspace);
            var sync = new Sync(workspace, course);
            var taken = sync.compute(remote);
            var report = new SyncReport(invocation, course, remote, taken);
            if (invocation.flag("--dry-run")) {
                sync.check(taken.tip());
                return report.planned();
            }
            return report.done(sync.apply(remote, taken.tip()));
        }
    }

    /// What was taken in.
    ///
    /// @param published
    ///            how far the branch was from its remote's, where there was something to take in
    /// @param integration
    ///            how far it was from integration then
    record Taken(CommitId tip, Optional<AheadBehind> published, AheadBehind integration) {}

    private record Sync(Workspace workspace, Course course) {
        Taken compute(Course.Remote remote) throws InterruptedException {
            CommitId tip = course.tip();
            Optional<AheadBehind> published = Optional.empty();
            if (remote.published().isPresent() && !course.onIntegration()) {
                CommitId theirs = remote.published().get();
                if (!new Published(workspace, course.branch()).contained(theirs, tip)) {
                    published = Optional.of(workspace.ask(new CompareCommits(tip, theirs)));
                    tip = takeIn(tip, theirs, course.remote() + "/" + course.branch().shortName());
                }
            }
            var distance = workspace.ask(new CompareCommits(tip, remote.onto()));
            return new Taken(takeIn(tip, remote.onto(), course.integrationName()), published, distance);
        }

        /// The tip with everything of `theirs` in it.
        private CommitId takeIn(CommitId tip, CommitId theirs, String name) throws InterruptedException {
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
                return replay.compute(ReplayPlan.merge(theirs, tip, message), name, "git merge " + name)
                        .tip();
            }
            return replay.compute(ReplayPlan.rebase(tip, theirs), name, "git rebase " + name).tip();
        }

        /// That the files could follow.
        void check(CommitId tip) throws InterruptedException {
            if (!tip.equals(course.tip())) {
                Moving.require(workspace.ask(new CheckMove(move(tip))), course.branch().shortName());
            }
        }

        /// Moves the branch, then what follows from it.
        Advance apply(Course.Remote remote, CommitId tip) throws InterruptedException {
            if (!tip.equals(course.tip())) {
                Moving.require(Undisturbed.run(() -> workspace.ask(new MoveBranch(move(tip)))),
                        course.branch().shortName());
            }
            return Undisturbed.run(() -> follow(remote, tip));
        }

        private Move move(CommitId tip) {
            return new Move(course.branch(), course.tip(), tip, "aw sync: onto " + course.integrationName());
        }

        private Advance follow(Course.Remote remote, CommitId tip) throws InterruptedException {
            if (course.onIntegration()) {
                return new Advance.UpToDate();
            }
            var published = new Published(workspace, course.branch());
            if (remote.published().isPresent() && !tip.equals(course.tip())
                    && workspace.ask(new CompareCommits(remote.published().get(), tip)).ahead() > 0) {
                published.remember(remote.published().get());
            }
            return workspace.ask(new AdvanceBranch(course.integrationBranch(), remote.onto(),
                    "aw sync: fast-forward"));
        }
    }
}
