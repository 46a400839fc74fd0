package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.DeadLetter.Cause;
import dev.actorweb.runtime.RestartPolicy;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.StopReason;
import org.jspecify.annotations.Nullable;

/// How an incarnation stops by itself, because it failed or because it wants to: it only reports to
/// the parent, and waits for its decision.
abstract class Failing<M> extends Ending<M> {
    Failing(Kernel kernel, @Nullable Cell<?> parent, @Nullable String name, SpawnOptions options) {
        super(kernel, parent, name, options);
    }

    /// Makes a failure known and leaves the decision to the parent.
    final void failed(RuntimeEvent.Activity during, Throwable cause) {
        note(during, cause);
        if (phase() != Phase.RUNNING) {
            return;
        }
        phase(Phase.FAILED);
        extras().failure = cause;
        var message = current();
        if (message != null && message.deliveries() > options.redeliveryLimit()) {
            release();
            bury(message, Losses.Kind.DEAD_INSIDE, new Cause.Poison(cause, message.deliveries()));
        }
        tellParent(new StopReason.Failed(cause));
    }

    final void stoppedItself() {
        if (phase() != Phase.RUNNING) {
            return;
        }
        if (options.restart() == RestartPolicy.PERMANENT && !draining()) {
            phase(Phase.FAILED);
            tellParent(REQUESTED);
        } else {
            end(REQUESTED, true);
        }
    }

    private void tellParent(StopReason why) {
        if (draining()) {
            end(why, true);
        } else if (parent != null) {
            parent.command(new Control.Ended(cell(), why));
        }
    }
}
