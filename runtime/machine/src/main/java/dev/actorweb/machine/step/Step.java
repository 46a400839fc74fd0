package dev.actorweb.machine.step;

import dev.actorweb.machine.State;
import dev.actorweb.machine.Trigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one step function: from a snapshot and an event to the next snapshot and the effects.
///
/// It has no clock, no thread and does no input or output. A step runs to completion: after the
/// transitions on the event come those that need no event, then the raised events one by one, until
/// nothing is enabled (SCXML, appendix D, as XState 5 refines it). When an expression has no value
/// or the step does not end, the machine comes to a halt with status `ERROR` where it was,
/// without effects.
public final class Step {
    /// More microsteps than this in one step are taken for an endless loop.
    public static final int MICROSTEP_LIMIT = 10_000;
    private static final String INIT = "xstate.init";

    private Step() {}

    /// Starts a machine. Its first actions see `input` as `event.input`.
    public static StepResult initial(CompiledMachine machine, @Nullable Object input, Guards guards) {
        int[][] history = new int[machine.historyCount()][];
        Arrays.fill(history, CompiledState.NO_STATES);
        Run run = new Run(machine, guards, Event.of(INIT, "input", input), machine.initialContext(),
                CompiledState.NO_STATES, history);
        Snapshot nowhere = run.snapshot(Optional.empty());
        List<Integer> taken = new ArrayList<>();
        try {
            new Microstep(run).start();
            settle(run, taken);
        } catch (Failure.Raised raised) {
            return failed(nowhere, raised.failure(), true);
        }
        return result(run, true, taken);
    }

    /// Takes one event. A machine that has ended handles none.
    public static StepResult step(Snapshot snapshot, Event event, Guards guards) {
        if (!snapshot.isActive()) {
            return new StepResult(snapshot, List.of(), false, List.of());
        }
        Run run = new Run(snapshot.machine(), guards, event, snapshot.context().values(), snapshot.active,
                snapshot.history);
        List<Integer> taken = new ArrayList<>();
        try {
            List<CompiledTransition> selected = Selection.on(event, run);
            boolean handled = !selected.isEmpty();
            if (!handled && event.isError()) {
                return failed(snapshot, unhandled(event), false);
            }
            take(run, selected, taken);
            settle(run, taken); // even after nothing: the guard of an eventless transition may look
                                // at the event
            return taken.isEmpty()
                    ? new StepResult(snapshot, List.of(), handled, List.of())
                    : result(run, handled, taken);
        } catch (Failure.Raised raised) {
            return failed(snapshot, raised.failure(), true);
        }
    }

    private static boolean take(Run run, List<CompiledTransition> selected, List<Integer> taken) {
        List<CompiledTransition> transitions = Selection.withoutConflicts(selected, run);
        for (CompiledTransition transition : transitions) {
            taken.add(transition.id);
        }
        return new Microstep(run).take(transitions);
    }

    /// Takes what is enabled without an event and what was raised, until nothing is.
    private static void settle(Run run, List<Integer> taken) {
        boolean lookForEventless = true;
        for (int steps = 0; !run.isDone(); steps++) {
            if (steps >= MICROSTEP_LIMIT) {
                throw new Failure.Raised(endless(run, taken));
            }
            List<CompiledTransition> eventless = lookForEventless ? Selection.eventless(run) : List.of();
            if (!eventless.isEmpty()) {
                // a targetless one that changes nothing must not be taken for ever
                lookForEventless = take(run, eventless, taken);
                continue;
            }
            Event raised = run.nextRaised();
            if (raised == null) {
                return;
            }
            run.handle(raised);
            take(run, Selection.on(raised, run), taken);
            lookForEventless = true;
        }
    }

    private static StepResult result(Run run, boolean handled, List<Integer> taken) {
        if (run.isDone()) {
            run.add(new Effect.Done(run.output()));
        }
        return new StepResult(run.snapshot(Optional.empty()), run.effects(), handled, taken);
    }

    private static StepResult failed(Snapshot before, Failure failure, boolean handled) {
        return new StepResult(new Snapshot(before.machine(), before.active, before.history, before.context(),
                Snapshot.Status.ERROR, null, failure), List.of(), handled, List.of());
    }

    private static Failure unhandled(Event event) {
        Object error = event.data().get("error");
        return new Failure("nobody handles the failure of " + event.data().get("actorId") + ": " + error,
                Optional.empty(), error);
    }

    /// Names the cycle: the shortest series of transitions that the last ones repeat.
    private static Failure endless(Run run, List<Integer> taken) {
        int period = period(taken);
        StringBuilder cycle = new StringBuilder();
        for (int number : taken.subList(taken.size() - Math.min(period, 10), taken.size())) {
            State source = run.machine().source(number);
            cycle.append(cycle.isEmpty() ? "" : " → ").append(source.name()).append(" (")
                    .append(label(run.machine().transition(number).trigger())).append(")");
        }
        cycle.append(period > 10 ? " and " + (period - 10) + " more" : "");
        return new Failure(
                "no end after " + MICROSTEP_LIMIT + " microsteps; the transitions repeat: " + cycle,
                Optional.of(run.machine().transition(taken.getLast()).position()), null);
    }

    private static int period(List<Integer> taken) {
        int size = taken.size();
        for (int period = 1; period <= size / 2; period++) {
            if (taken.subList(size - period, size).equals(taken.subList(size - 2 * period, size - period))) {
                return period;
            }
        }
        return Math.min(10, size);
    }

    private static String label(Trigger trigger) {
        return switch (trigger) {
            case Trigger.OnEvent on -> on.descriptor();
            case Trigger.Always _ -> "always";
            case Trigger.After after -> "after " + after.delay().text();
            case Trigger.Done _ -> "onDone";
            case Trigger.Invoked invoked ->
                invoked.outcome() == Trigger.Invoked.Outcome.ERROR ? "onError" : "onDone";
        };
    }
}
