package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.git.actor.RepositoryRequest.CheckRepo;
import dev.actorweb.cli.input.Candidate;
import dev.actorweb.cli.input.Prompter;
import dev.actorweb.cli.input.Reply;
import dev.actorweb.cli.oplog.Operation;
import dev.actorweb.cli.oplog.Outcome;
import dev.actorweb.cli.oplog.Result;
import dev.actorweb.cli.oplog.Step;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// Goes on with an operation that was cut off, or takes it back.
public final class Recovery {
    private final Workspace workspace;
    private final Layout layout;

    Recovery(Workspace workspace, Layout layout) {
        this.workspace = workspace;
        this.layout = layout;
    }

    /// Adds `--continue` and `--abort` to a command.
    public static void addTo(CommandSpec spec) {
        spec.addOption(Options.flag("--continue", "go on with what was cut off or stopped"));
        spec.addOption(Options.flag("--abort", "take back what was cut off or stopped"));
    }

    /// Adds `--skip` to a command that may stop at a conflict.
    static void addSkipTo(CommandSpec spec) {
        spec.addOption(Options.flag("--skip", "leave out the commit whose conflict it stopped at"));
    }

    /// What a command does first: heeds `--continue` and `--abort`, and settles what is pending.
    ///
    /// @return how it ended; empty if the command is to do its own work
    public static Optional<Exit> first(Workspace workspace) throws InterruptedException {
        var invocation = workspace.invocation();
        var layout = workspace.ask(new CheckRepo());
        var recovery = new Recovery(workspace, layout);
        if (flag(invocation, "--continue")) {
            return Optional.of(recovery.goOn(recovery.required()));
        }
        if (flag(invocation, "--skip")) {
            return Optional.of(recovery.skip(recovery.required()));
        }
        if (flag(invocation, "--abort")) {
            return Optional.of(recovery.takeBack(recovery.required()));
        }
        var pending = Pending.left(layout);
        return pending.isEmpty() || flag(invocation, "--dry-run")
                ? Optional.empty()
                : recovery.offer(pending.get());
    }

    private static boolean flag(Invocation invocation, String name) {
        return invocation.parsed().commandSpec().findOption(name) != null && invocation.flag(name);
    }

    private Operation required() {
        return Pending.left(layout).orElseThrow(() -> new UserError(Exit.PRECONDITION,
                "nothing is pending here", "'aw log' tells what was done"));
    }

    /// Asks in a terminal; elsewhere says what can be done.
    Optional<Exit> offer(Operation pending) throws InterruptedException {
        if (!workspace.terminal().interactive()) {
            throw Undertaking.stopped(Pending.what(pending), Pending.how(pending));
        }
        workspace.terminal().warn(Pending.what(pending));
        var reply = Prompter.of(workspace.invocation()).choose("What shall become of it?",
                List.of(new Candidate("continue", "take the steps that are left"),
                        new Candidate("undo", "take back what was done"),
                        new Candidate("leave", "leave it as it is")));
        if (reply instanceof Reply.Answer(var answer)) {
            if (answer.equals("continue")) {
                goOn(pending);
                return Optional.empty();
            }
            if (answer.equals("undo")) {
                takeBack(pending);
                return Optional.empty();
            }
        }
        throw Undertaking.stopped(Pending.what(pending), Pending.how(pending));
    }

    /// Takes the steps that are left.
    Exit goOn(Operation pending) throws InterruptedException {
        try (var undertaking = Undertaking.resume(workspace, layout, pending)) {
            catchUp(undertaking);
            var operation = undertaking.operation();
            var work = new StepWork(workspace, layout, operation.number());
            for (int i = 0; i < operation.steps().size(); i++) {
                if (operation.steps().get(i) instanceof Step.RemoveWorktree remove
                        && !operation.results().containsKey(i)
                        && remove.snapshot().isEmpty()) {
                    new CutOff(workspace, work).refill(remove); // or it is not to be removed for
                                                                // what is missing in it
                }
            }
            return rest(undertaking);
        }
    }

    /// Leaves out the commit whose conflict is to be resolved.
    private Exit skip(Operation pending) throws InterruptedException {
        try (var undertaking = Undertaking.resume(workspace, layout, pending)) {
            int last = pending.steps().size() - 1;
            if (last < 0 || !(pending.steps().get(last) instanceof Step.Resolve step)) {
                throw new UserError(Exit.PRECONDITION, "there is no commit to skip", "go on with --continue");
            }
            undertaking.note(last, new Resolving(workspace).skip(step));
            return rest(undertaking);
        } catch (Unresolved waiting) {
            throw unresolved(pending, waiting);
        }
    }

    private Exit rest(Undertaking undertaking) throws InterruptedException {
        try {
            undertaking.run();
        } catch (NotCommitted refused) {
            throw refused.error(workspace.terminal());
        } catch (NotPushed refused) {
            throw refused.error(workspace.terminal());
        } catch (Unresolved waiting) {
            throw unresolved(undertaking.operation(), waiting);
        }
        var operation = undertaking.operation();
        if (operation.steps().isEmpty() || !(operation.steps().getLast() instanceof Step.Resolve)) {
            return finish(undertaking);
        }
        undertaking.end(Outcome.DONE, HandingOver.summary(operation));
        return resolved(operation);
    }

    /// What the command wanted before it met the conflict.
    private Exit resolved(Operation operation) throws InterruptedException {
        if (operation.command().equals("sync")) {
            return Syncing.plot(workspace).run();
        }
        var ship = workspace.config().workflow().ship();
        var options = ShipOptions.of(operation.heading().words(), ship.strategy());
        return new Shipping(workspace, Course.plot(workspace, !ship.push(), options.pullRequest()), options,
                MessagePrompt.TERMINAL).run();
    }

    private static UserError unresolved(Operation operation, Unresolved waiting) {
        return HandingOver.stopped("there are conflicts to resolve", operation.command(), waiting);
    }

    private Exit finish(Undertaking undertaking) {
        var operation = undertaking.operation();
        undertaking.end(Outcome.DONE, OperationReport.summary(operation));
        new OperationReport(workspace.invocation()).ended("finished", operation);
        return Exit.OK;
    }

    /// Notes what was done before the process ended.
    private void catchUp(Undertaking undertaking) throws InterruptedException {
        var operation = undertaking.operation();
        var observation = new Observation(workspace);
        for (int i = 0; i < operation.steps().size(); i++) {
            if (operation.results().containsKey(i)) {
                continue;
            }
            switch (observation.of(operation, i)) {
                case Observation.State.Taken(var result) -> undertaking.note(i, result);
                case Observation.State.NotTaken() -> {
                    return;
                }
                case Observation.State.Elsewhere(var what) -> {
                    if (!(operation.steps().get(i) instanceof Step.MoveRef move)
                            || !move.lenient()) {
                        throw Undertaking.stopped(what, "'aw undo' takes back what was done");
                    }
                    undertaking.note(i, Result.leftOut(what));
                }
            }
        }
    }

    /// Shows what [#takeBack] would do.
    Exit foretell(Operation pending) throws InterruptedException {
        int taken = 0;
        while (pending.results().containsKey(taken)) {
            taken++;
        }
        var steps = new TakingBack(workspace, new StepWork(workspace, layout, pending.number()))
                .plan(pending, taken + 1).steps();
        new OperationReport(workspace.invocation()).reversed("would take back", true, pending, steps);
        return Exit.OK;
    }

    /// Takes back what was done.
    Exit takeBack(Operation pending) throws InterruptedException {
        try (var undertaking = Undertaking.resume(workspace, layout, pending)) {
            undertaking.takeBack();
            new OperationReport(workspace.invocation()).ended("taken back", pending);
            return Exit.OK;
        } catch (NotPushed refused) {
            throw refused.error(workspace.terminal());
        }
    }
}
