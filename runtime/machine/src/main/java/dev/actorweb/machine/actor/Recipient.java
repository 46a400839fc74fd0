package dev.actorweb.machine.actor;

import dev.actorweb.machine.step.Event;
import dev.actorweb.runtime.MachineStep.Cause;
import org.jspecify.annotations.Nullable;

/// Somebody to whom a machine can send events. Called in the machine's turn, so it must not block.
@FunctionalInterface
public interface Recipient {
    /// Takes an event.
    ///
    /// @param sender
    ///            the step that sends it; null when nobody observes the system
    void accept(Event event, @Nullable Cause sender);
}
