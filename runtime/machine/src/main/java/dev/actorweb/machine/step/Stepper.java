package dev.actorweb.machine.step;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Computes the steps of one machine, one after the other: the results of [Step], without taking
/// memory for anything but them. What is needed in between is used again, so a stepper serves one
/// thread at a time, and a guard must not use the stepper that asks it.
public final class Stepper {
    private static final String INIT = "xstate.init";
    private final CompiledMachine machine;
    private final @Nullable ScxmlStepper scxml;
    private final Run run;
    private final Selection selection;
    private final Microstep microstep;
    private final Taken taken = new Taken();
    private @Nullable Circle circle;
    private boolean busy;
    private int microsteps;

    public Stepper(CompiledMachine machine, Guards guards) {
        this.machine = machine;
        this.scxml = machine.isScxml() ? new ScxmlStepper(machine, guards) : null;
        this.run = new Run(machine, guards);
        this.selection = new Selection(run);
        this.microstep = new Microstep(run);
    }

    /// Notes from now on the index of every state that is entered, even if the same step leaves
    /// it again.
    public void noteEntries(BitSet states) {
        run.entered = states;
        if (scxml != null) {
            scxml.noteEntries(states);
        }
    }

    /// Takes from now on a step that comes back to where it was for one that never ends, instead of
    /// waiting for the limit of microsteps; not in SCXML. That is for guards that answer alike as
    /// long as the variables and the event are the same, and `repetition` knows where they don't.
    public void noticeCircles(Repetition repetition) {
        circle = new Circle(repetition);
    }

    /// Starts the machine. Its first actions see `input` as `event.input`.
    public StepResult initial(@Nullable Object input) {
        if (scxml != null) {
            return scxml.initial(Plain.of(input));
        }
        begin(Event.of(INIT, "input", input), machine.initialContext(), CompiledState.NO_STATES,
                machine.nothingRemembered(), List.of());
        Snapshot nowhere = run.snapshot(Optional.empty());
        try {
            microstep.start();
            settle();
            recall();
            return result(true);
        } catch (Failure.Raised raised) {
            return failed(nowhere, raised.failure(), true);
        } finally {
            busy = false;
        }
    }

    /// Takes one event. A machine that has ended handles none.
    public StepResult step(Snapshot snapshot, Event event) {
        if (snapshot.machine() != machine) {
            throw new IllegalArgumentException("a snapshot of another machine: " + snapshot.machine());
        }
        if (!snapshot.isActive()) {
            return new StepResult(snapshot, List.of(), false, List.of());
        }
        if (scxml != null) {
            return scxml.step(snapshot, event);
        }
        begin(event, snapshot.context(), snapshot.active, snapshot.history, snapshot.deferred());
        try {
            selection.on(event);
            boolean handled = selection.count() > 0;
            if (!handled && event.isError()) {
                return failed(snapshot, unhandled(event), false);
            }
            boolean deferred = !handled && defer(event);
            take();
            settle(); // even after nothing: the guard of an eventless transition may look at the
                      // event
            if (taken.isEmpty()) {
                return deferred
                        ? new StepResult(snapshot.deferring(run.deferred.toList()), List.of(), true,
                                List.of())
                        : new StepResult(snapshot, List.of(), handled, List.of());
            }
            recall();
            return result(handled || deferred);
        } catch (Failure.Raised raised) {
            return failed(snapshot, raised.failure(), true);
        } finally {
            busy = false;
        }
    }

    /// Ends a machine from outside. One that follows SCXML leaves its states, as its invoker's
    /// leaving demands: the effects are those of its exit actions, of which nothing comes back to
    /// who invoked it. One that follows XState just stops.
    public StepResult cancel(Snapshot snapshot) {
        return scxml == null || !snapshot.isActive()
                ? new StepResult(snapshot, List.of(), false, List.of())
                : scxml.cancel(snapshot);
    }

    private void begin(Event event, Context context, int[] active, int[][] history, List<Event> deferred) {
        if (busy) {
            throw new IllegalStateException("a step is being computed; a guard cannot take another");
        }
        busy = true;
        taken.clear();
        run.begin(event, context, active, history);
        run.deferred.begin(deferred);
        microsteps = 0;
        if (circle != null) {
            circle.begin();
        }
    }

    /// Takes what was selected.
    private boolean take() {
        selection.resolveConflicts();
        for (int i = 0; i < selection.count(); i++) {
            taken.add(selection.transitions()[i]);
        }
        return microstep.take(selection.transitions(), selection.count());
    }

    /// Takes what is enabled without an event and what was raised, until nothing is.
    private void settle() {
        boolean lookForEventless = true;
        for (; !run.isDone(); microsteps++) {
            if (microsteps >= Step.MICROSTEP_LIMIT
                    || (circle != null && circle.isClosed(microsteps, lookForEventless, run))) {
                throw new Failure.Raised(taken.endless(machine));
            }
            if (lookForEventless) {
                selection.eventless();
                if (selection.count() > 0) {
                    // a targetless one that changes nothing must not be taken for ever
                    lookForEventless = take();
                    continue;
                }
            }
            Event raised = run.nextRaised();
            if (raised == null) {
                return;
            }
            run.handle(raised);
            selection.on(raised);
            if (selection.count() == 0) {
                defer(raised);
            }
            take();
            lookForEventless = true;
        }
    }

    /// Keeps an event that nobody takes, if an active state defers it. What the machine itself
    /// makes is never kept.
    private boolean defer(Event event) {
        boolean defers = isDeferred(event);
        if (defers) {
            run.deferred.add(event);
        }
        return defers;
    }

    private boolean isDeferred(Event event) {
        if (!machine.isDeferring() || event.isInternal()) {
            return false;
        }
        for (int i = 0; i < run.active.size(); i++) {
            if (machine.state(run.active.get(i)).defers(event.type())) {
                return true;
            }
        }
        return false;
    }

    /// Takes again what was deferred, the oldest first, until nothing of it is enabled; what no
    /// state defers any more is refused.
    private void recall() {
        int at = 0;
        while (at < run.deferred.size() && !run.isDone()) {
            Event event = run.deferred.get(at);
            run.handle(event);
            selection.on(event);
            if (selection.count() > 0) {
                run.deferred.remove(at);
                run.add(new Effect.Recall(event, true));
                take();
                settle();
                at = 0;
            } else if (isDeferred(event)) {
                at++;
            } else {
                run.deferred.remove(at);
                run.add(new Effect.Recall(event, false));
                int before = taken.size();
                settle(); // as after any event that nobody takes
                at = taken.size() == before ? at : 0;
            }
        }
    }

    private StepResult result(boolean handled) {
        if (run.isDone()) {
            run.add(new Effect.Done(run.output()));
        }
        return new StepResult(run.snapshot(Optional.empty()), run.effects(), handled, taken.list());
    }

    private static StepResult failed(Snapshot before, Failure failure, boolean handled) {
        return new StepResult(before.failed(failure), List.of(), handled, List.of());
    }

    private static Failure unhandled(Event event) {
        Object error = event.data().get("error");
        return new Failure("nobody handles the failure of " + event.data().get("actorId") + ": " + error,
                Optional.empty(), error);
    }
}
