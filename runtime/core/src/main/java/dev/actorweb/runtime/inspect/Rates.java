package dev.actorweb.runtime.inspect;

import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.ActorStatistics;
import java.util.Map;
import java.util.WeakHashMap;

/// How many messages an actor handles in a second: since the client looked at it last, and the
/// first time since the actor began. For one thread.
final class Rates {
    private final Map<ActorRef<?>, ActorStatistics> last = new WeakHashMap<>();

    double of(ActorRef<?> actor, ActorStatistics now) {
        var before = last.put(actor, now);
        long processed = now.processed() - (before == null ? 0 : before.processed());
        long nanos = now.uptime().toNanos() - (before == null ? 0 : before.uptime().toNanos());
        return nanos <= 0 ? 0 : Math.round(processed * 1e10 / nanos) / 10.0;
    }
}
