package dev.actorweb.machine.step;

import dev.actorweb.machine.Delay;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something a step wants done outside of the machine. Effects are data: whoever drives the machine
/// carries them out, in their order, after the step.
public sealed interface Effect {
    /// Runs the action that is bound to this name.
    ///
    /// @param context
    ///            the variables at that point of the step
    /// @param event
    ///            the event that the machine was handling
    record RunAction(String name, Map<String, @Nullable Object> params, Context context, Event event)
            implements
                Effect {}

    /// Gives the machine `event` after the delay. The id names the latest timer started under it
    /// until one of that id fires, as in XState.
    record StartTimer(Optional<String> id, Delay delay, Event event) implements Effect {}

    /// Takes back the timer or delayed message of this id, if there is one.
    ///
    /// @param all
    ///            whether all that run under this id are meant, as in SCXML; else the latest is
    record CancelTimer(String id, boolean all) implements Effect {
        public CancelTimer(String id) {
            this(id, false);
        }
    }

    /// Starts the service or actor that is bound to `src`; it ends when it is done, fails, or a
    /// [StopInvoke] comes.
    ///
    /// @param snapshots
    ///            whether the machine wants to hear of the actor's snapshots
    record StartInvoke(String id, String src, @Nullable Object input, boolean snapshots, Event event)
            implements
                Effect {}

    /// Ends what an invoke has started.
    record StopInvoke(String id) implements Effect {}

    /// Sends an event to a child, or to an actor known to the runtime by this name.
    ///
    /// @param forwarded
    ///            whether the event is passed on as it came, which is no error when nobody takes it
    record SendTo(String actor, Event event, Optional<Delay> delay, Optional<String> id, boolean forwarded)
            implements
                Effect {
        public SendTo(String actor, Event event, Optional<Delay> delay, Optional<String> id) {
            this(actor, event, delay, id, false);
        }
    }

    /// Sends an event to the actor that has spawned or invoked the machine.
    record SendParent(Event event, Optional<Delay> delay, Optional<String> id) implements Effect {}

    /// Shows an event to those who subscribed to the machine.
    record Emit(Event event) implements Effect {}

    /// Writes a line to the log of the system.
    record Log(String text) implements Effect {}

    /// Starts a child that lives until it ends or is stopped.
    ///
    /// @param id
    ///            empty where the spec gives none; the runtime then names the child
    record Spawn(Optional<String> id, String src, @Nullable Object input, Event event) implements Effect {}

    /// Ends a child that the machine has spawned.
    record StopChild(String id) implements Effect {}

    /// Tells that an event which was deferred is deferred no more.
    ///
    /// @param taken
    ///            whether a state takes it, and the effects that follow are what it leads to;
    ///            otherwise it is not accepted
    record Recall(Event event, boolean taken) implements Effect {}

    /// The machine has reached its end; no event is accepted any more.
    record Done(@Nullable Object output) implements Effect {}
}
