package dev.actorweb.runtime.internal;

import org.jspecify.annotations.Nullable;

/// A message on its way: the link of the mailbox's chain.
class Envelope {
    private static final int PUT_BACK = Integer.MIN_VALUE;

    /// The message; null once it is settled, since a mailbox at rest keeps its last envelope.
    @Nullable
    Object message;

    @Nullable
    Envelope next;

    /// How many messages its mailbox had accepted when this one was the newest.
    long sequence;

    /// How often it was handed to the actor, not counting where that stashed it, and whether it was
    /// put back.
    private int deliveries;

    Envelope(@Nullable Object message) {
        this.message = message;
    }

    /// Makes one that is to follow the newest link, if that is still the newest when it is put in.
    /// What an object is made with costs its maker nothing more, while a reference that is stored
    /// into it afterwards is noted by collectors like Serial and Parallel.
    Envelope(Object message, Envelope newest, long sequence) {
        this.message = message;
        this.next = newest;
        this.sequence = sequence;
    }

    /// Makes it the link behind the newest one.
    @SuppressWarnings("ReferenceEquality") // links are told apart by identity
    final void follow(Envelope newest) {
        if (next != newest) {
            sequence = newest.sequence + 1;
            next = newest;
        }
    }

    /// How often it was handed to the actor, not counting where that stashed it.
    final int deliveries() {
        return deliveries & ~PUT_BACK;
    }

    final void handed() {
        deliveries++;
    }

    /// To be put aside is not to fail.
    final void setAside() {
        if (deliveries() > 0) {
            deliveries--;
        }
    }

    /// Marks it as one that the actor put back: it was counted as taken before.
    final void putBack() {
        deliveries |= PUT_BACK;
    }

    final boolean isPutBack() {
        return deliveries < 0;
    }

    /// A message with a question behind it, which fails as soon as nobody can answer it.
    static final class Question extends Envelope {
        final Reply<?> reply;

        Question(Object message, Reply<?> reply, Envelope newest, long sequence) {
            super(message, newest, sequence);
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

        /// Whether the actor is to be handed it: not if it is withdrawn, and afterwards it no
        /// longer is.
        boolean claimed() {
            return seen || errand.claims(this);
        }

        boolean withdrawn() {
            return !seen && errand.cancelled();
        }
    }
}
