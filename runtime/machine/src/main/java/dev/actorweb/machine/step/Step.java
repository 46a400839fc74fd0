package dev.actorweb.machine.step;

import org.jspecify.annotations.Nullable;

/// The one step function: from a snapshot and an event to the next snapshot and the effects.
///
/// It has no clock, no thread and does no input or output. A step runs to completion: after the
/// transitions on the event come those that need no event, then the raised events one by one, then
/// the deferred ones that are not deferred any more, until nothing is enabled (SCXML, appendix D, as
/// XState 5 refines it; deferral as in UML). When an expression has no value or the step does not
/// end, the machine comes to a halt with status `ERROR` where it was, without effects. Whoever takes
/// many steps takes them with a [Stepper].
public final class Step {
    /// More microsteps than this in one step are taken for an endless loop.
    public static final int MICROSTEP_LIMIT = 10_000;

    /// More events than this cannot be deferred at once.
    public static final int DEFERRED_LIMIT = 1_000;

    private Step() {}

    /// Starts a machine. Its first actions see `input` as `event.input`.
    public static StepResult initial(CompiledMachine machine, @Nullable Object input, Guards guards) {
        return new Stepper(machine, guards).initial(input);
    }

    /// Takes one event. A machine that has ended handles none.
    public static StepResult step(Snapshot snapshot, Event event, Guards guards) {
        return new Stepper(snapshot.machine(), guards).step(snapshot, event);
    }
}
