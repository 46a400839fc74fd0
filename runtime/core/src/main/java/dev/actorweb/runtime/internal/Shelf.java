package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Mailbox;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// The messages of a mailbox that does more than hand them out in the order they came: the most
/// urgent first, none that has expired, or the newest only. Guarded by its [Bound].
final class Shelf {
    /// A message with the moment after which nobody wants it any more.
    private static final class Perishable extends Envelope {
        final Envelope inner;
        final long sentAt;
        final long timeToLive;

        Perishable(Envelope inner, long sentAt, long timeToLive) {
            super(null);
            this.inner = inner;
            this.sentAt = sentAt;
            this.timeToLive = timeToLive;
        }
    }

    /// What was found out about a message before it is put on the shelf.
    record Place(int priority, long timeToLive) {
        static final Place NORMAL = new Place(0, 0);
    }

    private final @Nullable ToIntFunction<Object> priority;
    private final @Nullable Function<Object, Duration> timeToLive;

    /// The messages of priority 0.
    private final ArrayDeque<Envelope> normal = new ArrayDeque<>();

    /// All others; a level without messages is removed.
    private final TreeMap<Integer, ArrayDeque<Envelope>> levels = new TreeMap<>();

    /// What came after the actor was told to drain: it is not waited for.
    private @Nullable ArrayDeque<Envelope> late;

    /// How many messages count for the bound.
    private int size;

    /// How many lie on the shelf.
    private int all;

    private Shelf(@Nullable ToIntFunction<Object> priority, @Nullable Function<Object, Duration> timeToLive) {
        this.priority = priority;
        this.timeToLive = timeToLive;
    }

    /// The shelf that such a mailbox needs, or null if a plain chain of messages will do.
    static @Nullable Shelf of(Mailbox mailbox, boolean evicts) {
        ToIntFunction<Object> priority = null;
        Function<Object, Duration> timeToLive = null;
        for (var layer = mailbox;;) {
            if (layer instanceof Mailbox.Prioritized prioritized) {
                priority = priority == null ? prioritized.priority() : priority;
                layer = prioritized.base();
            } else if (layer instanceof Mailbox.Expiring expiring) {
                timeToLive = timeToLive == null ? expiring.timeToLive() : timeToLive;
                layer = expiring.base();
            } else {
                break;
            }
        }
        return evicts || priority != null || timeToLive != null ? new Shelf(priority, timeToLive) : null;
    }

    /// Finds out where a message belongs. Calls the user's code, so the turn never holds the
    /// lock meanwhile.
    Place place(Cell<?> cell, Envelope envelope) {
        var message = envelope.message;
        if (message == null || (priority == null && timeToLive == null)) {
            return Place.NORMAL;
        }
        int urgency = 0;
        long life = 0;
        try {
            urgency = priority == null ? 0 : priority.applyAsInt(message);
            life = timeToLive == null || envelope instanceof Envelope.Own
                    ? 0
                    : Math.max(0, Nanos.of(timeToLive.apply(message)));
        } catch (Throwable e) {
            cell.kernel.trouble.unsorted(cell, e);
        }
        return new Place(urgency, life);
    }

    void add(Envelope envelope, Place place, long now) {
        var level = late == null ? level(place.priority) : late;
        level.addLast(place.timeToLive == 0 ? envelope : new Perishable(envelope, now, place.timeToLive));
        all++;
        if (counts(envelope)) {
            size++;
        }
    }

    private ArrayDeque<Envelope> level(int urgency) {
        return urgency == 0 ? normal : levels.computeIfAbsent(urgency, _ -> new ArrayDeque<>());
    }

    private static boolean counts(Envelope envelope) {
        return !(envelope instanceof Envelope.Own);
    }

    int size() {
        return size;
    }

    boolean empty() {
        return all == 0;
    }

    /// Lets what comes from now on lie behind all that waits, however urgent it is.
    void drain() {
        if (late == null) {
            late = new ArrayDeque<>();
        }
    }

    /// Whether all that waited then has been taken.
    boolean drained() {
        return late != null && all == late.size();
    }

    /// Takes the next message, fresh or not.
    @Nullable
    Envelope poll() {
        if (all == 0) {
            return null;
        }
        var most = levels.isEmpty() ? null : levels.lastEntry();
        if (most != null && (most.getKey() > 0 || normal.isEmpty())) {
            var next = most.getValue().removeFirst();
            if (most.getValue().isEmpty()) {
                levels.remove(most.getKey());
            }
            return took(next);
        }
        return took(normal.isEmpty() && late != null ? late.removeFirst() : normal.removeFirst());
    }

    private Envelope took(Envelope envelope) {
        all--;
        if (counts(inner(envelope))) {
            size--;
        }
        return envelope;
    }

    /// What was put on the shelf.
    static Envelope inner(Envelope envelope) {
        return envelope instanceof Perishable perishable ? perishable.inner : envelope;
    }

    /// How long a message may have waited if it has waited longer, else null.
    static @Nullable Duration expired(Envelope envelope, long now) {
        return envelope instanceof Perishable perishable && now - perishable.sentAt > perishable.timeToLive
                ? Duration.ofNanos(perishable.timeToLive)
                : null;
    }

    /// Takes the oldest of the least urgent messages to make room for one of this priority, or
    /// returns null if all are more urgent than that. Where the actor drains, what it is to handle
    /// before its end makes room for nothing.
    @Nullable
    Envelope evict(int forPriority) {
        if (late != null) {
            return evictFrom(late);
        }
        for (var urgency : levels.headMap(0).keySet()) {
            if (urgency > forPriority) {
                return null;
            }
            var evicted = evictFrom(urgency);
            if (evicted != null) {
                return evicted;
            }
        }
        if (forPriority < 0) {
            return null;
        }
        var evicted = evictFrom(0);
        if (evicted != null) {
            return evicted;
        }
        for (var urgency : levels.tailMap(0, false).keySet()) {
            if (urgency > forPriority) {
                return null;
            }
            evicted = evictFrom(urgency);
            if (evicted != null) {
                return evicted;
            }
        }
        return null;
    }

    private @Nullable Envelope evictFrom(int urgency) {
        var level = level(urgency);
        var evicted = evictFrom(level);
        if (urgency != 0 && level.isEmpty()) {
            levels.remove(urgency);
        }
        return evicted;
    }

    private @Nullable Envelope evictFrom(ArrayDeque<Envelope> level) {
        for (var each = level.iterator(); each.hasNext();) {
            var envelope = each.next();
            if (counts(inner(envelope))) {
                each.remove();
                return took(envelope);
            }
        }
        return null;
    }
}
