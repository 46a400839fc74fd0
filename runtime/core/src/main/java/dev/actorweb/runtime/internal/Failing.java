package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.DeadLetter.Cause;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.StopReason;
import org.jspecify.annotations.Nullable;

/// How an incarnation stops by itself, because it failed or because it wants to: it only reports to
/// the parent, and waits for its decision.
abstract class Failing<M> extends Ending<M> {
    Failing(Kernel kernel, @Nullable Cell<?> parent, @Nullable String name, ActorFactory<M> factory,
            SpawnOptions options) {
        super(kernel, parent, name, factory, options);
    }

    /// Makes a failure known and leaves the decision to the parent. What the parent is told is made
    /// beforehand: there may be no memory for it later.
    final void failed(RuntimeEvent.Activity during, Throwable cause) {
        note(during, cause);
        set(RETRYING);
        if (phase() != Phase.RUNNING || parent == null) { // the guardian of all goes on, whatever
                                                          // happens
            return;
        }
        var why = new StopReason.Failed(cause);
        var report = new Control.Ended(cell(), why);
        var holder = extras();
        phase(Phase.FAILED);
        holder.failure = cause;
        try {
            buryIfPoison(cause);
        } finally {
            if (draining()) {
                end(why, true);
            } else {
                parent.command(report);
            }
        }
    }

    private void buryIfPoison(Throwable cause) {
        var message = current();
        if (message != null && message.deliveries() > options.redeliveryLimit()) {
            release();
            bury(message, Losses.Kind.DEAD_INSIDE, new Cause.Poison(cause, message.deliveries()));
        }
    }

    final void stoppedItself() {
        if (phase() != Phase.RUNNING) {
            return;
        }
        if (options.restart() == RestartPolicy.PERMANENT && !draining() && parent != null) {
            var report = new Control.Ended(cell(), REQUESTED);
            phase(Phase.FAILED);
            parent.command(report);
        } else {
            end(REQUESTED, true);
        }
    }
}
