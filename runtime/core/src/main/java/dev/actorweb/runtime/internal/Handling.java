package dev.actorweb.runtime.internal;

import static dev.actorweb.runtime.RuntimeEvent.Activity.RECEIVE;
import static dev.actorweb.runtime.RuntimeEvent.Activity.SIGNAL;

import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.DeadLetter.Cause;
import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.Signal;
import dev.actorweb.runtime.SpawnOptions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How an incarnation handles what comes: each message and each signal is one call of its actor,
/// which counts when it has returned and what it changed in its state is saved.
@SuppressWarnings("ReferenceEquality") // messages in hand are told apart by identity
abstract class Handling<M> extends Beginning<M> {
    Handling(Kernel kernel, @Nullable Cell<?> parent, @Nullable String name, ActorFactory<M> factory,
            SpawnOptions options) {
        super(kernel, parent, name, factory, options);
    }

    /// @param plain
    ///            whether the actor has nothing but its mailbox
    final void deliver(Envelope envelope, boolean plain) {
        if (envelope instanceof Envelope.Own own && !own.claimed()) {
            release();
            drop(envelope, Losses.Kind.DROPPED_INSIDE);
            settled();
            return;
        }
        if (!plain && kernel.meter != null) {
            kernel.meter.leaves(this, envelope, true);
        }
        try {
            envelope.handed();
            actor().receive(content(envelope));
            var unsaved = context().commit();
            if (unsaved != null) {
                save(new Saving(cell(), unsaved, Saving.Step.MESSAGE, envelope));
                return;
            }
        } catch (Throwable e) {
            failedOver(envelope, e);
            return;
        }
        received(envelope);
    }

    @SuppressWarnings("unchecked") // references are typed
    private M content(Envelope envelope) throws Exception {
        var message = envelope instanceof Envelope.Own own ? own.errand.message(own) : envelope.message;
        return (M) Objects.requireNonNull(message, "message");
    }

    /// The actor has failed at a message, which is to be in its hand again.
    final void failedOver(Envelope envelope, Throwable cause) {
        if (!handling()) {
            context().takeUp(envelope);
            takeBack(envelope);
            hold(envelope);
        }
        failed(RECEIVE, cause);
    }

    final void received(Envelope envelope) {
        if (handling()) {
            commit(envelope);
        } else if (context().refused(envelope)) {
            bury(envelope, Losses.Kind.DEAD_INSIDE, new Cause.Unhandled());
            if (envelope instanceof Envelope.Own own) {
                own.errand.handled();
            }
        }
        settled();
    }

    private void commit(Envelope envelope) {
        release();
        processed();
        if (envelope.message == null) {
            kernel.events.handledNothing();
        } else if (Rooms.forMessages() && kernel.events.handled()) {
            kernel.events.publishMessage(new RuntimeEvent.Processed(this, kernel.now(), envelope.message));
        }
        if (envelope instanceof Envelope.Own own) {
            own.errand.handled();
        }
        envelope.message = null;
    }

    /// After a message is off its hands: whether it should end now.
    private void settled() {
        context().touch();
        if (stopping()) {
            stoppedItself();
        } else if (drained()) {
            end(REQUESTED, true);
        }
    }

    /// Sends a message on behalf of the current one: a question behind that goes with it.
    final <T> Delivery forward(ActorRef<T> target, T message) {
        if (!(beingHandled() instanceof Envelope.Question question)) {
            return target.tell(message);
        }
        var delivery = target instanceof Cell<T> cell
                ? cell.ask(message, question.reply)
                : target.tell(message);
        if (delivery != Delivery.ENQUEUED) {
            question.reply.undelivered("was forwarded in vain to " + target + " by");
        }
        return delivery;
    }

    final void notice(Signal signal) {
        if (phase() != Phase.RUNNING || !context().expects(signal)) {
            return;
        }
        try {
            actor().signal(signal);
            var unsaved = context().commit();
            if (unsaved != null) {
                save(new Saving(cell(), unsaved, Saving.Step.SIGNAL, null));
                return;
            }
        } catch (Throwable e) {
            failed(SIGNAL, e);
            return;
        }
        settledSignal();
    }

    final void settledSignal() {
        if (stopping()) {
            stoppedItself();
        }
    }

    final void idle(IdleWatch watch) {
        if (phase() == Phase.RUNNING && context().fires(watch, handling() || waiting())) {
            notice(new Signal.ReceiveTimeout(watch.idle));
        }
    }
}
