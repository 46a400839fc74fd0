package dev.actorweb.runtime.inspect;

import dev.actorweb.runtime.Interest;
import dev.actorweb.runtime.Observation;
import dev.actorweb.runtime.RuntimeEvent;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Sends a client the events it asked for, as many as it has given credit for. What it misses is
/// counted, and the count told before the next event.
final class Subscription {
    /// What a client may ask for.
    enum Kind {
        LIFECYCLE, TRANSITIONS, MESSAGES
    }

    /// Which events a client wants.
    ///
    /// @param actor
    ///            this actor and all below it; empty for all
    /// @param text
    ///            whether messages are shown as text
    record Filter(Set<Kind> kinds, String actor, boolean text) {
        Interest interest() {
            return kinds.contains(Kind.MESSAGES) ? Interest.MESSAGES : Interest.LIFECYCLE;
        }

        private boolean admits(RuntimeEvent event) {
            return kinds.contains(kind(event))
                    && (actor.isEmpty() || isBelow(EventText.path(event.actor())));
        }

        private boolean isBelow(String path) {
            return path.equals(actor)
                    || (path.startsWith(actor) && path.startsWith("/", actor.length()));
        }

        private static Kind kind(RuntimeEvent event) {
            return switch (event) {
                case RuntimeEvent.Transition _ -> Kind.TRANSITIONS;
                case RuntimeEvent.Enqueued _,RuntimeEvent.Processed _ -> Kind.MESSAGES;
                case RuntimeEvent.Spawned _,RuntimeEvent.Started _,RuntimeEvent.Stopped _,RuntimeEvent.Failed _,RuntimeEvent.Restarted _,RuntimeEvent.Escalated _,RuntimeEvent.TimedOut _,RuntimeEvent.Stalled _,RuntimeEvent.Dropped _,RuntimeEvent.Rejected _,RuntimeEvent.DeadLettered _,RuntimeEvent.BackPressure _,RuntimeEvent.Terminated _ ->
                    Kind.LIFECYCLE;
            };
        }
    }

    private static final long MOST_CREDIT = 1L << 40;

    private final long id;
    private final Filter filter;
    private final Outbox outbox;
    private final EventText text;
    private final AtomicLong credit;
    private volatile @Nullable Observation observation;

    /// Of the observer's thread.
    private long dropped;
    private long lostBefore;

    Subscription(long id, Filter filter, long credit, Outbox outbox) {
        this.id = id;
        this.filter = filter;
        this.outbox = outbox;
        this.text = new EventText(filter.text());
        this.credit = new AtomicLong(credit);
    }

    /// What events come from; its losses count as drops.
    void from(Observation source) {
        observation = source;
    }

    void grant(long more) {
        credit.updateAndGet(now -> Math.min(MOST_CREDIT, now + more));
    }

    void cancel() {
        var source = observation;
        if (source != null) {
            source.cancel();
        }
    }

    /// Takes an event; on the observer's thread.
    void observe(RuntimeEvent event) {
        if (!filter.admits(event)) {
            return;
        }
        if (credit.get() == 0 || !outbox.offer(line -> write(line, event))) {
            dropped++;
            return;
        }
        credit.decrementAndGet();
        dropped = 0;
    }

    private void write(JsonLine line, RuntimeEvent event) {
        line.open('{').with("sub", id);
        long missed = dropped + lost();
        if (missed > 0) {
            line.with("dropped", missed);
        }
        text.write(line, event);
        line.close('}');
    }

    /// What the runtime's own buffer has lost since the last event.
    private long lost() {
        var source = observation;
        long lost = source == null ? 0 : source.lost();
        long since = lost - lostBefore;
        lostBefore = lost;
        return since;
    }
}
