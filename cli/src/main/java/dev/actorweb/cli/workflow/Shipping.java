package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.config.Config.Strategy;
import dev.actorweb.cli.forge.Forge;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.ReplayPlan;
import dev.actorweb.cli.git.ReplayResult.Replayed;
import dev.actorweb.cli.git.ReplayResult.Rewritten;
import dev.actorweb.cli.git.actor.HistoryRequest.CompareCommits;
import dev.actorweb.cli.git.actor.HistoryRequest.GetCommits;
import dev.actorweb.cli.oplog.Desk;
import dev.actorweb.cli.oplog.Heading;
import dev.actorweb.cli.oplog.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One run of `aw ship`. An attempt that loses a race against somebody else's push begins anew with
/// what they pushed, a few times.
final class Shipping {
    private static final int ATTEMPTS = 3;
    private static final int SEARCHED = 1000;

    private final Workspace workspace;
    private final Course course;
    private final ShipOptions options;
    private final ShipMessage message;
    private final ShipReport report;
    private final MessagePrompt prompt;

    Shipping(Workspace workspace, Course course, ShipOptions options, MessagePrompt prompt) {
        this.workspace = workspace;
        this.course = course;
        this.options = options;
        this.prompt = prompt;
        message = new ShipMessage(workspace, course, options.message(), prompt);
        report = new ShipReport(workspace.invocation(), course, options.strategy());
    }

    Exit run() throws InterruptedException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var exit = attempt(attempt);
            if (exit.isPresent()) {
                return exit.get();
            }
            workspace.terminal()
                    .note(course.integrationName() + " moved meanwhile; trying again with what is new");
        }
        throw new UserError(Exit.REFUSED,
                course.integrationName() + " moved " + ATTEMPTS + " times while this was shipped",
                "nothing was changed; repeat the command when it is calmer there");
    }

    /// Empty when somebody else was first.
    private Optional<Exit> attempt(int number) throws InterruptedException {
        var remote = course.fetch(workspace);
        refuseForeignWork(remote);
        int ahead = workspace.ask(new CompareCommits(course.tip(), remote.onto())).ahead();
        if (ahead == 0) {
            return Optional.of(report.nothing(remote.onto()));
        }
        refuseCorrections(remote.onto());
        Replayed replayed;
        try {
            replayed = replay(remote.onto());
        } catch (Conflicting conflict) {
            return Optional.of(handOver(conflict, remote));
        }
        if (replayed.tip().equals(remote.onto())) {
            return Optional.of(report.nothing(remote.onto()));
        }
        var shipment = plan(remote, replayed);
        if (workspace.invocation().flag("--dry-run")) {
            return Optional.of(report.planned(shipment,
                    options.pullRequest()
                            ? new PullRequest(workspace, course).forge().map(Forge::host)
                            : Optional.empty()));
        }
        return deliver(shipment, number);
    }

    private Shipment plan(Course.Remote remote, Replayed replayed) throws InterruptedException {
        var check = options.checks()
                ? new TrialRun(workspace, course.layout()).plan(remote.onto(), replayed.tip())
                : Optional.<dev.actorweb.cli.oplog.Step>empty();
        var shipment = new Shipment(course, remote, replayed,
                workspace.config().workflow().ship().deleteBranch(), check,
                LocalIntegration.plan(workspace, course, replayed.tip(), !course.local()),
                new Published(workspace, course.branch()).forgetting(),
                new Stack(workspace, course).plan(replayed.tip()), options.pullRequest());
        if (shipment.branch().isPresent()) {
            var move = new dev.actorweb.cli.git.Move(course.branch(), course.tip(), replayed.tip(),
                    "aw ship");
            Moving.require(workspace.ask(new dev.actorweb.cli.git.actor.BranchRequest.CheckMove(move)),
                    course.branch().shortName());
        }
        if (course.local() && shipment.local().step().isEmpty()) {
            throw new UserError(Exit.PRECONDITION,
                    course.integration() + " cannot be moved: it has commits of its own",
                    "nothing was changed");
        }
        return shipment;
    }

    /// The branch takes integration in by hand, and is shipped then.
    private Exit handOver(Conflicting conflict, Course.Remote remote) throws InterruptedException {
        if (workspace.invocation().flag("--dry-run")) {
            throw conflict.error();
        }
        new HandingOver(workspace, course, heading()).resolve(conflict, remote.published());
        return new Shipping(workspace, Course.plot(workspace, course.local(), options.pullRequest()), options,
                prompt).run();
    }

    private Heading heading() {
        return new Heading("ship", options.words(), Desk.name(course.layout()),
                Optional.of(course.branch().shortName()), Optional.empty());
    }

    /// What the remote's branch of the same name has must not be overwritten unseen.
    private void refuseForeignWork(Course.Remote remote) throws InterruptedException {
        if (remote.published().isEmpty()) {
            return;
        }
        CommitId theirs = remote.published().get();
        if (!new Published(workspace, course.branch()).contained(theirs, course.tip())) {
            var name = course.pushRemote() + "/" + course.branch().shortName();
            throw new UserError(Exit.PRECONDITION, name + " has commits that are not here",
                    "take them in with 'aw sync'; nothing was changed");
        }
    }

    /// Corrections are to be melted into what they correct first.
    private void refuseCorrections(CommitId onto) throws InterruptedException {
        if (options.strategy() == Strategy.SQUASH) {
            return;
        }
        for (var commit : workspace.ask(new GetCommits(course.tip(), List.of(onto), SEARCHED))) {
            var subject = commit.subject();
            if (subject.startsWith("fixup! ") || subject.startsWith("squash! ")
                    || subject.startsWith("amend! ")) {
                throw new UserError(Exit.PRECONDITION,
                        commit.id().abbreviated() + " (" + subject + ") is a correction of another commit",
                        "melt it in first: git rebase --interactive --autosquash " + course.integrationName()
                                + "; or ship all as one commit: --strategy squash");
            }
        }
    }

    private Replayed replay(CommitId onto) throws InterruptedException {
        CommitId tip = course.tip();
        if (options.pullRequest() && options.strategy() != Strategy.REBASE) {
            return unchanged(onto); // the forge merges or squashes
        }
        var plan = switch (options.strategy()) {
            case REBASE -> rebase(onto);
            case SQUASH -> ReplayPlan.squash(tip, onto, message.ofSquash(onto));
            case MERGE -> ReplayPlan.merge(tip, onto, message.ofMerge());
            case FAST_FORWARD -> ReplayPlan.fastForward(tip, onto);
        };
        return new Replay(workspace).compute(plan,
                new Replay.Goal(course.integrationName(), onto, options.strategy() != Strategy.REBASE));
    }

    private ReplayPlan rebase(CommitId onto) throws InterruptedException {
        if (workspace.ask(new CompareCommits(course.tip(), onto)).behind() > 0) {
            new ReplayHooks(workspace).beforeRebase(course.integrationName());
        }
        return ReplayPlan.rebase(course.tip(), onto);
    }

    private Replayed unchanged(CommitId onto) throws InterruptedException {
        var rewritten = new ArrayList<Rewritten>();
        for (var commit : workspace.ask(new GetCommits(course.tip(), List.of(onto), SEARCHED)).reversed()) {
            rewritten.add(new Rewritten(commit.id(), Optional.of(commit.id())));
        }
        return new Replayed(course.tip(), rewritten);
    }

    private UserError refused(NotPushed refused) {
        var error = refused.error(workspace.terminal());
        return options.pullRequest() || !refused.isByRemote()
                ? error
                : new UserError(error.exit(), String.valueOf(error.getMessage()), error.hint()
                        + "; where " + course.integration()
                        + " is protected, 'aw ship --pull-request' pushes the branch for a pull request",
                        error);
    }

    private Optional<Exit> deliver(Shipment shipment, int number) throws InterruptedException {
        if (shipment.steps().isEmpty()) {
            return Optional.of(report.pushed(shipment, Optional.empty(),
                    options.pullRequest()
                            ? new PullRequest(workspace, course).of(shipment)
                            : Optional.empty()));
        }
        try (var undertaking = Undertaking.begin(workspace, course.layout(), heading(), shipment.steps())) {
            undertaking.run();
            var operation = undertaking.operation();
            undertaking.end(Outcome.DONE, report.summary(shipment));
            new ReplayHooks(workspace).after(course.branch(), course.tip(), shipment.tip(),
                    options.strategy() == Strategy.REBASE ? shipment.replayed().rewritten() : List.of());
            return Optional.of(options.pullRequest()
                    ? report.pushed(shipment, Optional.of(operation),
                            new PullRequest(workspace, course).of(shipment))
                    : report.shipped(shipment, operation, number));
        } catch (NotPushed refused) {
            if (refused.isRace()) {
                return Optional.empty();
            }
            throw refused(refused);
        }
    }
}
