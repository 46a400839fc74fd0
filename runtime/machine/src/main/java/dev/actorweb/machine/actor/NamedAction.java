package dev.actorweb.machine.actor;

import dev.actorweb.machine.step.Context;
import dev.actorweb.machine.step.Event;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The Java code behind an action that a spec names. It runs in the actor's turn and must not
/// block; throwing fails the actor.
@FunctionalInterface
public interface NamedAction {
    void run(Call call) throws Exception;

    /// What an action is asked.
    ///
    /// @param context
    ///            the variables at that point of the step
    /// @param event
    ///            the event that was handled
    /// @param log
    ///            writes into the machine's log
    record Call(Map<String, @Nullable Object> params, Context context, Event event, Consumer<String> log) {}
}
