package dev.actorweb.machine.actor;

import dev.actorweb.machine.step.Event;
import dev.actorweb.runtime.MachineStep.Cause;
import dev.actorweb.runtime.inspect.Traced;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A message that gives the machine an event.
interface Carrier extends Traced {
    Event event();

    /// The step that sent it; null if that is not known.
    default @Nullable Cause sender() {
        return null;
    }

    @Override
    default String label() {
        return event().type();
    }

    @Override
    default Optional<Cause> cause() {
        return Optional.ofNullable(sender());
    }
}
