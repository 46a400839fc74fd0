package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Outcome;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A question of one actor to another; its outcome comes as a message.
final class Inquiry<R> extends Errand {
    private final Function<Outcome<R>, ?> adapt;

    Inquiry(Context<?> context, Function<Outcome<R>, ?> adapt) {
        super(context);
        this.adapt = adapt;
    }

    void about(Reply<R> reply) {
        holds(reply::forget);
        reply.whenAnswered(outcome -> {
            if (open()) {
                context.cell.sendOwn(new Envelope.Own(outcome, this));
            }
        });
    }

    @Override
    @Nullable
    Object message(Envelope.Own envelope) {
        return adapt(envelope, adapt);
    }

    /// Turns an outcome into the actor's own message: the first time, so that a redelivery brings
    /// the same one.
    @SuppressWarnings("unchecked") // the envelope holds what its errand put in
    static <T extends @Nullable Object> @Nullable Object adapt(Envelope.Own envelope,
            Function<Outcome<T>, ?> adapt) {
        if (!envelope.opened && envelope.message instanceof Outcome<?> outcome) {
            envelope.message = adapt.apply((Outcome<T>) outcome);
            envelope.opened = true;
        }
        return envelope.message;
    }
}
