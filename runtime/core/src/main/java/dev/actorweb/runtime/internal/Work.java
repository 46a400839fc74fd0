package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Outcome;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs work that may wait on a thread of its own, and sends its actor the outcome.
final class Work<T extends @Nullable Object> extends Errand {
    private final Callable<T> work;
    private final Function<Outcome<T>, ?> adapt;

    Work(Context<?> context, Callable<T> work, Function<Outcome<T>, ?> adapt) {
        super(context);
        this.work = work;
        this.adapt = adapt;
    }

    Work<T> start() {
        holds(context.cell.dispatcher().fork("aw-work " + context.cell, this::run));
        return this;
    }

    private void run() {
        Outcome<T> outcome;
        try {
            outcome = new Outcome.Success<>(work.call());
        } catch (Throwable e) {
            outcome = new Outcome.Failure<>(e);
        }
        if (open()) {
            context.cell.sendOwn(new Envelope.Own(outcome, this));
        }
    }

    @Override
    @Nullable
    Object message(Envelope.Own envelope) {
        return Inquiry.adapt(envelope, adapt);
    }
}
