package dev.actorweb.machine.actor;

import dev.actorweb.machine.actor.StatechartActor.Message;
import dev.actorweb.runtime.ActorRef;
import org.jspecify.annotations.Nullable;

/// The machine that invoked or spawned this one.
///
/// @param life
///            that of this machine as its child
/// @param snapshots
///            whether it wants to hear of every step
record Parent(ActorRef<Message> ref, String id, Life life, boolean snapshots, Bond bond) {
    /// What holds a machine to the one that invoked it: cut when the state that did so is left, and
    /// at its end when the machine is done.
    static final class Bond {
        private final @Nullable Bond above;
        private volatile boolean cut;
        private volatile boolean ended;

        Bond(@Nullable Bond above) {
            this.above = above;
        }

        void cut() {
            cut = true;
        }

        /// Notes that the machine has told the other one that it is done.
        void end() {
            ended = true;
        }

        boolean hasEnded() {
            return ended;
        }

        /// Whether this bond is cut, or one above.
        boolean isCut() {
            return cut || (above != null && above.isCut());
        }
    }
}
