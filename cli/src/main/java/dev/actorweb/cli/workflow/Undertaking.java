package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.git.GitException;
import dev.actorweb.cli.git.Layout;
import dev.actorweb.cli.oplog.Boundary;
import dev.actorweb.cli.oplog.Desk;
import dev.actorweb.cli.oplog.Heading;
import dev.actorweb.cli.oplog.Journal;
import dev.actorweb.cli.oplog.Operation;
import dev.actorweb.cli.oplog.Outcome;
import dev.actorweb.cli.oplog.Result;
import dev.actorweb.cli.oplog.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An operation under way: written down, then done step by step. When a step fails, those before it
/// are taken back; what cannot be taken back or found out stays pending, for the next `aw`
/// to resolve.
public final class Undertaking implements AutoCloseable {
    private final Workspace workspace;
    private final Journal journal;
    private final Desk desk;
    private final Operation begun;
    private final List<Step> steps;
    private final Map<Integer, Result> results;
    private final StepWork work;
    private boolean open = true;

    private Undertaking(Workspace workspace, Layout layout, Desk desk, Operation begun) {
        this.workspace = workspace;
        this.desk = desk;
        this.begun = begun;
        journal = Journal.of(layout);
        steps = new ArrayList<>(begun.steps());
        results = new HashMap<>(begun.results());
        work = new StepWork(workspace, layout, begun.number());
    }

    /// Writes down what is about to be done.
    ///
    /// @throws UserError
    ///             when an earlier operation is still pending
    public static Undertaking begin(Workspace workspace, Layout layout, Heading heading, List<Step> steps) {
        var desk = Pending.takeDesk(layout);
        try {
            Pending.refuse(layout);
            desk.occupy();
            Boundary.reached();
            var at = workspace.invocation().environment().clock().instant();
            int number = Journal.of(layout).begin(at, heading, steps);
            Boundary.reached();
            return new Undertaking(workspace, layout, desk, new Operation(number, at, heading, steps,
                    Map.of(), Optional.empty(), ""));
        } catch (RuntimeException e) {
            desk.close();
            throw GitErrors.told(e);
        }
    }

    /// Goes on with an operation that was cut off.
    ///
    /// @throws UserError
    ///             when another aw is at work on it, or has ended it
    static Undertaking resume(Workspace workspace, Layout layout, Operation operation) {
        var desk = Pending.takeDesk(layout);
        try {
            var still = Pending.find(layout).filter(found -> found.number() == operation.number())
                    .orElseThrow(() -> new UserError(Exit.PRECONDITION,
                            "another aw has ended 'aw " + operation.command() + "' meanwhile",
                            "'aw log' tells what was done"));
            desk.occupyAgain();
            return new Undertaking(workspace, layout, desk, still);
        } catch (RuntimeException e) {
            desk.close();
            throw GitErrors.told(e);
        }
    }

    /// The operation as far as it has got.
    public Operation operation() {
        return new Operation(begun.number(), begun.at(), begun.heading(), steps, results, Optional.empty(),
                "");
    }

    /// Takes all steps that have not been taken. Each is taken to its end, whoever interrupts.
    public void run() throws InterruptedException {
        try {
            for (int i = 0; i < steps.size(); i++) {
                if (!results.containsKey(i)) {
                    takeInPeace(i);
                }
            }
        } catch (Unresolved waiting) {
            close();
            throw waiting;
        } catch (RuntimeException | InterruptedException failure) {
            failed(failure);
            throw failure;
        }
    }

    /// What has left this repository is followed to the end, whoever interrupts.
    private void takeInPeace(int index) throws InterruptedException {
        if (!pushed()) {
            take(index);
            return;
        }
        Undisturbed.run(() -> {
            take(index);
            return index;
        });
        if (index == steps.size() - 1 && Thread.interrupted()) {
            workspace.terminal().detail("interrupted when everything was done");
        }
    }

    /// Whether something has left this repository.
    private boolean pushed() {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof Step.Push && results.containsKey(i)) {
                return true;
            }
        }
        return false;
    }

    private void take(int index) throws InterruptedException {
        var result = work.perform(steps.get(index));
        Boundary.reached();
        note(index, result);
        Boundary.reached();
    }

    /// Notes that a step is done.
    void note(int index, Result result) {
        results.put(index, result);
        try {
            journal.did(begun.number(), index, result);
        } catch (GitException e) {
            throw GitErrors.told(e);
        }
    }

    Result result(int index) {
        return results.getOrDefault(index, Result.NONE);
    }

    /// Ends the operation. One that came to nothing is remembered as such.
    public void end(Outcome outcome, String summary) {
        try {
            journal.end(begun.number(), outcome, summary);
            Boundary.reached();
            desk.clear();
            close();
        } catch (GitException e) {
            throw GitErrors.told(e);
        }
    }

    /// Takes back what was done, unless that is more than this repository's business or cannot be
    /// found out: then it stays pending.
    private void failed(Exception failure) {
        if (pushed()) {
            Pending.tell(workspace.terminal(), operation());
            close();
            return;
        }
        Undisturbed.run(() -> {
            try {
                boolean refused = failure instanceof NotCommitted || failure instanceof NotPushed;
                takeBack(refused ? taken() : taken() + 1);
            } catch (RuntimeException second) {
                failure.addSuppressed(second);
                Pending.tell(workspace.terminal(), operation());
                close();
            }
            return begun;
        });
    }

    /// Takes back what was done, the last step first.
    ///
    /// @throws UserError
    ///             if something stands against it; nothing is changed then
    void takeBack() throws InterruptedException {
        takeBack(taken() + 1);
    }

    /// How many steps are known to be over, one after the other.
    private int taken() {
        int taken = 0;
        while (results.containsKey(taken)) {
            taken++;
        }
        return taken;
    }

    private void takeBack(int attempted) throws InterruptedException {
        new TakingBack(workspace, work).run(operation(), attempted);
        end(anythingDone() ? Outcome.TAKEN_BACK : Outcome.NOTHING, "");
    }

    private boolean anythingDone() {
        for (int i = 0; i < steps.size(); i++) {
            var result = results.get(i);
            if (result != null && !result.left() && !(steps.get(i) instanceof Step.Check)) {
                return true;
            }
        }
        return false;
    }

    /// What the work is done with.
    StepWork work() {
        return work;
    }

    /// An operation that could not be ended stays pending.
    @Override
    public void close() {
        if (open) {
            open = false;
            desk.close();
        }
    }

    /// The error for what needs a look by the person at the keyboard.
    static UserError stopped(String message, String hint) {
        return new UserError(Exit.STOPPED, message, hint);
    }
}
