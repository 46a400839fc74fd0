package dev.actorweb.runtime.internal;

import org.jspecify.annotations.Nullable;

/// A message on its way: the link of the mailbox's chain.
class Envelope {
    /// The message; null once it is settled, since a mailbox at rest keeps its last envelope.
    @Nullable
    Object message;

    @Nullable
    Envelope next;

    /// How many messages its mailbox had accepted when this one was the newest.
    long sequence;

    /// How often it was handed to the actor, not counting where that stashed it.
    int deliveries;

    Envelope(@Nullable Object message) {
        this.message = message;
    }

    /// A message with a question behind it, which fails as soon as nobody can answer it.
    static final class Question extends Envelope {
        final Reply<?> reply;

        Question(Object message, Reply<?> reply) {
            super(message);
            this.reply = reply;
        }
    }

    /// A message that the actor itself arranged for; withdrawn with the errand.
    static final class Own extends Envelope {
        final Errand errand;

        /// Whether an outcome has been turned into the actor's own message.
        boolean opened;

        /// Whether the actor has seen it, so that it is no longer withdrawn.
        boolean seen;

        Own(@Nullable Object message, Errand errand) {
            super(message);
            this.errand = errand;
        }

        boolean withdrawn() {
            return !seen && errand.cancelled();
        }
    }
}
