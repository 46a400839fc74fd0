package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Style;
import dev.actorweb.cli.Text;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.config.Config.Strategy;
import dev.actorweb.cli.git.CommitId;
import dev.actorweb.cli.git.Move;
import dev.actorweb.cli.git.PushResult;
import dev.actorweb.cli.git.ReplayPlan;
import dev.actorweb.cli.git.ReplayResult.Replayed;
import dev.actorweb.cli.git.actor.Advance;
import dev.actorweb.cli.git.actor.GitRequest.CheckMove;
import dev.actorweb.cli.git.actor.GitRequest.CompareCommits;
import dev.actorweb.cli.git.actor.GitRequest.PushChanges;
import java.util.Optional;

/// One run of `aw ship`. An attempt that loses a race against somebody else's push begins anew with
/// what they pushed, a few times.
final class Shipping {
    private static final int ATTEMPTS = 3;

    private final Workspace workspace;
    private final Course course;
    private final Strategy strategy;
    private final ShipMessage message;
    private final ShipReport report;

    Shipping(Workspace workspace, Course course, Strategy strategy, MessagePrompt prompt) {
        this.workspace = workspace;
        this.course = course;
        this.strategy = strategy;
        message = new ShipMessage(workspace, course, prompt);
        report = new ShipReport(workspace.invocation(), course, strategy);
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
        var replayed = replay(remote.onto());
        if (replayed.tip().equals(remote.onto())) {
            return Optional.of(report.nothing(remote.onto()));
        }
        var move = new Move(course.branch(), course.tip(), replayed.tip(),
                "aw ship: onto " + course.integrationName());
        Moving.require(workspace.ask(new CheckMove(move)), course.branch().shortName());
        var shipment = new Shipment(course, remote, replayed,
                workspace.config().workflow().ship().deleteBranch());
        if (workspace.invocation().flag("--dry-run")) {
            return Optional.of(report.planned(shipment));
        }
        if (!workspace.invocation().flag("--no-checks")) {
            new TrialRun(workspace, course.layout()).check(remote.onto(), replayed.tip());
        }
        return deliver(shipment, move, number);
    }

    /// What the remote's branch of the same name has must not be overwritten unseen.
    private void refuseForeignWork(Course.Remote remote) throws InterruptedException {
        if (remote.published().isEmpty()) {
            return;
        }
        CommitId theirs = remote.published().get();
        if (!new Published(workspace, course.branch()).contained(theirs, course.tip())) {
            var name = course.remote() + "/" + course.branch().shortName();
            throw new UserError(Exit.PRECONDITION, name + " has commits that are not here",
                    "take them in with 'aw sync'; nothing was changed");
        }
    }

    private Replayed replay(CommitId onto) throws InterruptedException {
        CommitId tip = course.tip();
        var plan = switch (strategy) {
            case REBASE -> ReplayPlan.rebase(tip, onto);
            case SQUASH -> ReplayPlan.squash(tip, onto, message.ofSquash(onto));
            case MERGE -> ReplayPlan.merge(tip, onto, message.ofMerge());
            case FAST_FORWARD -> ReplayPlan.fastForward(tip, onto);
        };
        var goal = course.integrationName();
        var byHand = strategy == Strategy.REBASE ? "git rebase " + goal : "git merge " + goal;
        return new Replay(workspace).compute(plan, goal, byHand);
    }

    private Optional<Exit> deliver(Shipment shipment, Move move, int number) throws InterruptedException {
        if (course.local()) {
            return Optional
                    .of(Undisturbed.run(() -> new Landing(workspace, course, report).local(shipment, move)));
        }
        PushResult result;
        try (var _ = workspace.terminal().progress("pushing to " + course.remote())) {
            result = workspace.ask(new PushChanges(course.remote(), shipment.updates()));
        }
        return switch (result) {
            case PushResult.Pushed(var text) -> {
                remoteSays(text);
                yield Optional.of(Undisturbed
                        .run(() -> new Landing(workspace, course, report).pushed(shipment, move, number)));
            }
            case PushResult.Rejected rejected -> {
                if (rejected.isRace()) {
                    yield Optional.empty();
                }
                throw refused(rejected);
            }
            case PushResult.RejectedByHook(var output) -> {
                remoteSays(output);
                throw new UserError(Exit.REFUSED, "git's pre-push hook rejected the push",
                        "nothing was changed");
            }
        };
    }

    private UserError refused(PushResult.Rejected rejected) {
        remoteSays(rejected.remoteText());
        for (var outcome : rejected.outcomes()) {
            if (outcome.reason() instanceof PushResult.Reason.RefusedByRemote(var text)) {
                return new UserError(Exit.REFUSED,
                        "remote '" + course.remote() + "' refused " + outcome.remoteRef().shortName() + ": "
                                + text.strip(),
                        "nothing was changed");
            }
        }
        return new UserError(Exit.REFUSED, "remote '" + course.remote() + "' refused the push",
                "nothing was changed");
    }

    private void remoteSays(String text) {
        text.strip().lines().filter(line -> !line.isBlank()).forEach(line -> workspace.terminal()
                .message(Text.of(Style.FAINT, "  | ").add(line)));
    }

    /// What became of the local branches.
    record Landed(boolean branch, Advance integration) {}
}
