package dev.actorweb.machine.step;

import dev.actorweb.machine.Variable;
import dev.actorweb.machine.ecmascript.EventData;
import dev.actorweb.machine.expr.EvalError;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The step function of machines that follow SCXML: its algorithm (W3C Recommendation, appendix D)
/// from one event from outside to the next.
///
/// An error in a document does not halt the machine but raises `error.execution`. An event that the
/// machine sends to itself without delay is a timer that is due at once: it comes after the raised
/// ones, and after this step.
final class ScxmlStepper {
    private static final String CANCEL = "cancel";
    private final CompiledMachine machine;
    private final Run run;
    private final ScxmlSelection selection;
    private final ScxmlMicrostep microstep;
    private final Taken taken = new Taken();

    ScxmlStepper(CompiledMachine machine, Guards guards) {
        this.machine = machine;
        this.run = new Run(machine, guards);
        this.selection = new ScxmlSelection(run);
        this.microstep = new ScxmlMicrostep(run);
    }

    void noteEntries(BitSet states) {
        run.entered = states;
    }

    StepResult initial(@Nullable Object input) {
        Map<?, ?> given = input instanceof Map<?, ?> map ? map : Map.of();
        begin(Event.of(EventData.START, "input", input), values(given), CompiledState.NO_STATES,
                machine.nothingRemembered());
        run.begin(List.of());
        Snapshot nowhere = run.snapshot(Optional.empty());
        try {
            compute(given);
            microstep.start();
            settle();
            return result(true);
        } catch (Failure.Raised raised) {
            return failed(nowhere, raised.failure());
        }
    }

    StepResult step(Snapshot snapshot, Event received) {
        Event event = ScxmlEvents.translated(received);
        begin(event, snapshot.context(), snapshot.active, snapshot.history);
        run.begin(snapshot.endedInvokes());
        try {
            if (!event.type().equals(received.type())) { // what the runtime says of an invoke that
                                                         // is over
                ScxmlEvents.invokeId(event).ifPresent(run::ends);
            }
            invoked(event);
            selection.choose(event);
            boolean handled = selection.count() > 0;
            take();
            settle();
            return taken.isEmpty() && run.effects().isEmpty() && !run.takeChanged()
                    ? new StepResult(snapshot, List.of(), handled, List.of())
                    : result(handled);
        } catch (Failure.Raised raised) {
            return failed(snapshot, raised.failure());
        }
    }

    /// Ends a machine that has not ended itself, as the Recommendation's cancelling of an invoke
    /// does: all states are left, and it gives nothing.
    StepResult cancel(Snapshot snapshot) {
        begin(Event.of(CANCEL), snapshot.context(), snapshot.active, snapshot.history);
        run.begin(snapshot.endedInvokes());
        try {
            microstep.leaveAll();
            run.finish(null);
            return new StepResult(run.snapshot(Optional.empty()), run.effects(), true, List.of());
        } catch (Failure.Raised raised) {
            return failed(snapshot, raised.failure());
        }
    }

    private void begin(Event event, Context context, int[] active, int[][] history) {
        taken.clear();
        microstep.begin();
        run.begin(event, context, active, history);
    }

    private StepResult result(boolean handled) {
        if (run.isDone()) {
            run.add(new Effect.Done(run.output()));
        }
        return new StepResult(run.snapshot(Optional.empty()), run.effects(), handled, taken.list());
    }

    private static StepResult failed(Snapshot before, Failure failure) {
        return new StepResult(before.failed(failure), List.of(), true, List.of());
    }

    /// The variables at the start: what the invoker gives comes before what is written.
    private Context values(Map<?, ?> given) {
        @Nullable
        Object[] values = machine.initialContext().values().clone();
        List<Variable> variables = machine.machine().context();
        for (int slot = 0; slot < values.length; slot++) {
            if (given.containsKey(variables.get(slot).name())) {
                values[slot] = given.get(variables.get(slot).name());
            }
        }
        return machine.initialContext().with(values);
    }

    private void compute(Map<?, ?> given) {
        List<Variable> variables = machine.machine().context();
        for (int slot = 0; slot < variables.size(); slot++) {
            Variable variable = variables.get(slot);
            if (variable.computed().isPresent() && !given.containsKey(variable.name())) {
                Object value = variable.computed().get().eval(run);
                if (value instanceof EvalError error) {
                    run.fail(new Failure(error.message(), Optional.of(error.position()), null));
                } else {
                    run.set(slot, value);
                }
            }
        }
    }

    /// What invokes do with an event from outside before the machine does.
    private void invoked(Event event) {
        Optional<String> from = ScxmlEvents.invokeId(event);
        for (int i = 0; i < run.active.size(); i++) {
            for (CompiledState.Invoked invoke : machine.state(run.active.get(i)).invoked) {
                if (from.isPresent() && from.get().equals(invoke.id())) {
                    run.perform(invoke.finalizing());
                }
                if (invoke.forward() && run.hasInvoked(invoke.id())) {
                    run.add(new Effect.SendTo(invoke.id(), event, Optional.empty(), Optional.empty(), true));
                }
            }
        }
    }

    private void take() {
        for (int i = 0; i < selection.count(); i++) {
            taken.add(selection.transitions()[i]);
        }
        if (selection.count() > 0) {
            microstep.take(selection.transitions(), selection.count());
        }
    }

    /// Takes what is enabled without an event and what was raised, until nothing is; then starts
    /// what is to be invoked, and goes on if that raised something.
    private void settle() {
        int steps = 0;
        while (!run.isDone()) {
            if (++steps > Step.MICROSTEP_LIMIT) {
                throw new Failure.Raised(taken.isEmpty()
                        ? new Failure("more than " + Step.MICROSTEP_LIMIT + " raised events in one step",
                                Optional.empty(), null)
                        : taken.endless(machine));
            }
            if (machine.hasEventless()) {
                selection.choose(null);
                if (selection.count() > 0) {
                    take();
                    continue;
                }
            }
            Event raised = run.nextRaised();
            if (raised == null) {
                microstep.invoke();
                raised = run.nextRaised();
            }
            if (raised == null) {
                return;
            }
            run.handle(raised);
            selection.choose(raised);
            take();
        }
    }
}
