package dev.actorweb.machine.system;

import dev.actorweb.machine.actor.Service;
import dev.actorweb.machine.actor.ServiceCall;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A service that gives its answers in turn.
final class Turns implements Service {
    private final List<Services.Reply> replies;
    private final AtomicInteger next = new AtomicInteger();

    Turns(List<Services.Reply> replies) {
        this.replies = replies;
    }

    @Override
    public @Nullable Object run(ServiceCall call) throws SimulatedFailure {
        Services.Reply reply = replies.get(Math.floorMod(next.getAndIncrement(), replies.size()));
        if (!reply.done()) {
            throw new SimulatedFailure(reply.value());
        }
        return reply.value();
    }

    /// The failure that the file gives.
    static final class SimulatedFailure extends Exception {
        SimulatedFailure(@Nullable Object error) {
            super(error instanceof Map<?, ?> map ? String.valueOf(map.get("message")) : String.valueOf(error),
                    null, false, false);
        }
    }
}
