package dev.actorweb.machine.actor;

import dev.actorweb.machine.actor.StatechartActor.Message;
import dev.actorweb.machine.step.Effect;
import dev.actorweb.machine.step.Event;
import dev.actorweb.machine.step.Saved;
import dev.actorweb.machine.step.Snapshot;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.MachineStep.Cause;
import org.jspecify.annotations.Nullable;

/// What the actor tells itself.
sealed interface Internal extends Message {
    /// A delay is over.
    record Due(Effect effect, Timers.Entry timer) implements Internal {}

    /// A child tells something, valid as long as it is the one that runs under its id.
    record FromChild(String id, Life life, Event event, boolean last, @Nullable Cause sender)
            implements
                Internal,
                Carrier {
        FromChild(String id, Life life, Event event, boolean last) {
            this(id, life, event, last, null);
        }
    }

    /// An inspector asks where the machine is.
    record Look(ActorRef<Object> replyTo) implements Internal {}

    /// The machine above wants to know what is to be saved.
    record SaveChild(ActorRef<Message> owner, long ticket, String id) implements Internal {}

    record ChildSaved(long ticket, String id, Saved saved) implements Internal {}

    /// Where the machine is.
    ///
    /// @param step
    ///            the number of the last step of this incarnation
    record Glimpse(Snapshot snapshot, long step) {}
}
