package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.RuntimeEvent.BackPressure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The limit of one mailbox, with those who wait for room in it.
///
/// An outside thread waits on this object's monitor. An actor that sends to a full mailbox is
/// *muted*: its message goes in above the limit, and its own messages wait until there is room
/// again. This is how Pony's runtime presses back, see S. Clebsch's "Fine-grained Scheduling and
/// Back-pressure". An actor for which others are muted is never muted itself, so mutes cannot form a
/// ring: the one that closed it would need a sender already muted for it. One lock for all mutes
/// makes that test exact; it is taken only by those who met a full mailbox and by those who make
/// room while somebody waits.
final class Bound {
    private static final Object MUTES = new Object();
    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final int capacity;
    private final Overflow overflow;

    /// How many threads and actors wait for room.
    private volatile int waiting;

    private final List<Cell<?>> muted = new ArrayList<>(0);

    /// The messages, if this mailbox evicts; guarded by this, as are the three below.
    private final @Nullable ArrayDeque<Envelope> ring;
    private long accepted;
    private long taken;
    private boolean closed;

    Bound(Mailbox.Bounded mailbox) {
        capacity = mailbox.capacity();
        overflow = mailbox.overflow();
        ring = overflow == Overflow.DROP_OLDEST ? new ArrayDeque<>() : null;
    }

    /// Puts a message in as the policy says; losses are the caller's to count, but for
    /// evicted messages.
    Delivery offer(Cell<?> cell, Envelope envelope) {
        return switch (overflow) {
            case REJECT -> cell.offer(envelope, capacity);
            case DROP_NEWEST -> {
                var delivery = cell.offer(envelope, capacity);
                yield delivery == Delivery.REJECTED ? Delivery.DROPPED : delivery;
            }
            case DROP_OLDEST -> evict(cell, envelope);
            case BLOCK -> {
                var delivery = cell.offer(envelope, capacity);
                yield delivery == Delivery.REJECTED ? pressBack(cell, envelope) : delivery;
            }
        };
    }

    private Delivery pressBack(Cell<?> cell, Envelope envelope) {
        var sender = Running.cell();
        if (sender == null) {
            return await(cell, envelope);
        }
        var delivery = cell.force(envelope);
        if (delivery == Delivery.ENQUEUED) {
            mute(sender, cell);
        }
        return delivery;
    }

    private Delivery await(Cell<?> cell, Envelope envelope) {
        announce(cell);
        cell.dispatcher().help(() -> cell.hasRoom(capacity), FOREVER);
        synchronized (this) {
            addWaiting(1);
            try {
                var delivery = cell.offer(envelope, capacity);
                while (delivery == Delivery.REJECTED) {
                    wait();
                    delivery = cell.offer(envelope, capacity);
                }
                return delivery;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Delivery.REJECTED;
            } finally {
                addWaiting(-1);
            }
        }
    }

    private void mute(Cell<?> sender, Cell<?> cell) {
        synchronized (MUTES) {
            var others = sender.bound;
            if (sender == cell || muted.contains(sender) || (others != null && !others.muted.isEmpty())) {
                return;
            }
            muted.add(sender);
            sender.mutes(1);
            addWaiting(1);
            if (cell.hasRoom(capacity)) {
                unmuteAll();
                return;
            }
        }
        announce(cell);
    }

    private static void announce(Cell<?> cell) {
        var events = cell.kernel.events;
        if (events.lifecycle()) {
            events.publish(new BackPressure(cell, cell.kernel.now()));
        }
    }

    /// Called by the turn after each message it took, and when the mailbox is closed.
    void madeRoom(Inbox inbox) {
        if (waiting == 0 || !inbox.hasRoom(capacity)) {
            return;
        }
        synchronized (this) {
            notifyAll();
        }
        synchronized (MUTES) {
            unmuteAll();
        }
    }

    private void unmuteAll() {
        for (var sender : muted) {
            addWaiting(-1);
            sender.mutes(-1);
        }
        muted.clear();
    }

    private void addWaiting(int more) {
        synchronized (muted) {
            waiting += more;
        }
    }

    /// Whether it keeps the messages itself, because it discards the oldest.
    boolean evicting() {
        return ring != null;
    }

    private ArrayDeque<Envelope> ring() {
        if (ring == null) {
            throw new IllegalStateException("this mailbox does not evict");
        }
        return ring;
    }

    private Delivery evict(Cell<?> cell, Envelope envelope) {
        Envelope evicted = null;
        synchronized (this) {
            if (closed) {
                return Delivery.DEAD;
            }
            if (ring().size() >= capacity) {
                evicted = ring().pollFirst();
                taken++;
            }
            ring().addLast(envelope);
            accepted++;
        }
        if (evicted != null) {
            cell.drop(evicted, Losses.Kind.DROPPED_INSIDE);
        }
        cell.wake();
        return Delivery.ENQUEUED;
    }

    Delivery force(Inbox inbox, Envelope envelope) {
        synchronized (this) {
            if (closed) {
                return Delivery.DEAD;
            }
            ring().addLast(envelope);
            accepted++;
        }
        inbox.wake();
        return Delivery.ENQUEUED;
    }

    synchronized @Nullable Envelope poll() {
        var oldest = ring().pollFirst();
        if (oldest != null) {
            taken++;
        }
        return oldest;
    }

    synchronized boolean empty() {
        return ring().isEmpty();
    }

    synchronized long accepted() {
        return accepted;
    }

    synchronized long taken() {
        return taken;
    }

    synchronized void close() {
        closed = true;
    }
}
