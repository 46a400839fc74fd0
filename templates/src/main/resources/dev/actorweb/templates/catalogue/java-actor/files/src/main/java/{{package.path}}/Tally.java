package {{package}};

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorRef;

/// Counts the visitors. An actor: it handles one message at a time, so that its fields need no lock.
final class Tally implements Actor<Tally.Message> {
    /// What it understands.
    sealed interface Message {
        /// Somebody went through.
        record Admitted() implements Message {}

        /// Asks how many have gone through so far.
        record Count(ActorRef<Integer> replyTo) implements Message {}
    }

    private int visitors;

    @Override
    public void receive(Message message) {
        switch (message) {
            case Message.Admitted() -> visitors++;
            case Message.Count(var replyTo) -> replyTo.tell(visitors);
        }
    }
}
