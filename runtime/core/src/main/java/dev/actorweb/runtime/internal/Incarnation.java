package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.SpawnOptions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the present incarnation of an actor consists of: the object that handles messages, its
/// context and the state that it saves.
@SuppressWarnings("ReferenceEquality") // incarnations are told apart by identity
abstract class Incarnation<M> extends Lifecycle<M> {
    @Nullable
    Actor<M> actor;
    @Nullable
    Context<M> context;

    Incarnation(Kernel kernel, @Nullable Cell<?> parent, @Nullable String name, ActorFactory<M> factory,
            SpawnOptions options) {
        super(kernel, parent, name, factory, options);
    }

    final Actor<M> actor() {
        return Objects.requireNonNull(actor, "actor");
    }

    final Context<M> context() {
        return Objects.requireNonNull(context, "context");
    }

    /// Whether this very object handles the messages now.
    final boolean runs(Actor<?> made) {
        return Meter.inside(actor) == made;
    }

    /// Whether this is the thread that runs the turn of this incarnation.
    final boolean runs(Context<M> incarnation) {
        return context == incarnation && Running.runs(this);
    }

    /// Lets another object handle what comes next.
    ///
    /// @return what handled it so far
    final Actor<M> become(Actor<M> next) {
        var before = actor;
        if (before == null) {
            throw new IllegalStateException(this + " cannot become another in its factory, which returns the"
                    + " object to begin with, or in stopped()");
        }
        var meter = kernel.meter;
        actor = meter == null ? next : meter.around(cell(), next);
        return before;
    }

    /// The message that the actor handles now, if that is what it does. One that failed stays in
    /// hand while the incarnation ends and the next one begins, and is not their business then.
    final @Nullable Envelope beingHandled() {
        return is(RETRYING) ? null : current();
    }

    /// Takes the current message out of the actor's hand: its context keeps it now.
    final Envelope takeCurrent() {
        var envelope = beingHandled();
        if (envelope == null) {
            throw new IllegalStateException("there is no message in hand in " + this);
        }
        giveAway();
        return envelope;
    }

    /// Has a state saved elsewhere; nothing else happens here until then.
    final void save(Saving saving) {
        extras().saving = saving;
        dispatcher().fork("aw-save " + this, saving);
        phase(Phase.SAVING);
    }

    /// The state that has been saved, or could not be.
    final @Nullable Saving saved() {
        var saving = extras().saving;
        return saving != null && saving.done() ? saving : null;
    }
}
