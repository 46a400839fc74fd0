package dev.actorweb.runtime.inspect;

import dev.actorweb.runtime.Interest;
import dev.actorweb.runtime.Observation;
import dev.actorweb.runtime.RuntimeEvent;
import java.util.ArrayDeque;
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
    /// @param data
    ///            whether steps of machines show data and variables
    /// @param rate
    ///            how many events a second at most; 0 for as many as there are
    record Filter(Set<Kind> kinds, String actor, boolean text, boolean data, long rate) {
        Interest interest() {
            if (kinds.contains(Kind.MESSAGES)) {
                return Interest.MESSAGES;
            }
            return kinds.contains(Kind.TRANSITIONS) ? Interest.TRANSITIONS : Interest.LIFECYCLE;
        }

        private boolean admits(RuntimeEvent event) {
            return kinds.contains(kind(event))
                    && (actor.isEmpty() || EventText.isBelow(EventText.path(event.actor()), actor));
        }

        private static Kind kind(RuntimeEvent event) {
            return switch (event) {
                case RuntimeEvent.Transition _,RuntimeEvent.Refused _,RuntimeEvent.Logged _,RuntimeEvent.Emitted _ ->
                    Kind.TRANSITIONS;
                case RuntimeEvent.Enqueued _,RuntimeEvent.Processed _ -> Kind.MESSAGES;
                case RuntimeEvent.Spawned _,RuntimeEvent.Started _,RuntimeEvent.Stopped _,RuntimeEvent.Failed _,RuntimeEvent.Restarted _,RuntimeEvent.Escalated _,RuntimeEvent.TimedOut _,RuntimeEvent.Stalled _,RuntimeEvent.Dropped _,RuntimeEvent.Rejected _,RuntimeEvent.DeadLettered _,RuntimeEvent.BackPressure _,RuntimeEvent.Terminated _ ->
                    Kind.LIFECYCLE;
            };
        }
    }

    private static final long MOST_CREDIT = 1L << 40;
    private static final int MOST_EARLY = 8_192;

    private final long id;
    private final Filter filter;
    private final Outbox outbox;
    private final EventText text;
    private final AtomicLong credit;
    private final Pace pace;
    private volatile @Nullable Observation observation;

    /// What came before the client knew of its subscription; guarded by this, like all below as
    /// long as that is so.
    private final ArrayDeque<RuntimeEvent> early = new ArrayDeque<>(0);
    private volatile boolean begun;

    /// Of the observer's thread.
    private long dropped;
    private long lostBefore;

    Subscription(long id, Filter filter, long credit, Outbox outbox) {
        this.id = id;
        this.filter = filter;
        this.outbox = outbox;
        this.text = new EventText(filter.text(), filter.data());
        this.credit = new AtomicLong(credit);
        this.pace = new Pace(filter.rate());
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
        pace.step();
        if (filter.admits(event) && (begun || !keep(event))) {
            send(event);
        }
    }

    private synchronized boolean keep(RuntimeEvent event) {
        if (begun) {
            return false;
        }
        if (early.size() == MOST_EARLY) {
            dropped++;
        } else {
            early.add(event);
        }
        return true;
    }

    /// The client has been told the number of its subscription: events may follow.
    synchronized void begin() {
        while (!early.isEmpty()) {
            send(early.remove());
        }
        begun = true;
    }

    private void send(RuntimeEvent event) {
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
