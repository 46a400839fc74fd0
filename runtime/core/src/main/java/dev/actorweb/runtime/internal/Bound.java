package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.DeadLetter.Cause;
import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.Mailbox;
import dev.actorweb.runtime.Overflow;
import dev.actorweb.runtime.RuntimeEvent.BackPressure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
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

    /// Senders that wait hear of room when a part of the capacity is free.
    private static final int PORTIONS = 8;
    private static final int LONGEST_STRIDE = 128;

    /// For about a microsecond.
    private static final int LOOKS = 64;

    private static final int LIMIT = 8;

    private final int capacity;
    private final Overflow overflow;

    /// How many threads and actors wait for room.
    private volatile int waiting;

    private final List<Cell<?>> muted = new ArrayList<>(0);

    /// Of the threads that wait for room.
    private final Patience patience = new Patience();

    /// The messages, if this mailbox keeps them here; guarded by this, as are the three below.
    private final @Nullable Shelf shelf;
    private long accepted;
    private volatile long taken;
    private boolean closed;

    /// How many messages in the chain the actor has arranged for itself. They take no room.
    private final AtomicInteger own = new AtomicInteger();

    /// After how many messages taken from the chain the senders hear of it.
    private final int stride;

    /// In the middle of it, a cache line away from all that changes more often: a former sum of
    /// `taken`, `own` and the capacity, which never gets less. A race of senders leaves the lower
    /// one, at worst.
    private final AtomicLongArray limit = new AtomicLongArray(2 * LIMIT);

    private Bound(int capacity, Overflow overflow, @Nullable Shelf shelf) {
        this.capacity = capacity;
        this.overflow = overflow;
        this.shelf = shelf;
        stride = overflow == Overflow.BLOCK ? Math.clamp(capacity / PORTIONS, 1, LONGEST_STRIDE) : 1;
    }

    /// The bound that such a mailbox needs, if any.
    static @Nullable Bound of(Mailbox mailbox) {
        if (mailbox instanceof Mailbox.Unbounded) {
            return null;
        }
        var base = mailbox;
        while (!(base instanceof Mailbox.Bounded || base instanceof Mailbox.Unbounded)) {
            base = switch (base) {
                case Mailbox.Prioritized(var inner, var _) -> inner;
                case Mailbox.Expiring(var inner, var _) -> inner;
                case Mailbox.Bounded _,Mailbox.Unbounded _ -> base;
            };
        }
        return base instanceof Mailbox.Bounded(int capacity, var overflow)
                ? new Bound(capacity, overflow, Shelf.of(mailbox, overflow == Overflow.DROP_OLDEST))
                : new Bound(Integer.MAX_VALUE, Overflow.REJECT, Shelf.of(mailbox, false));
    }

    /// Puts a message in as the policy says; losses are the caller's to count, but for
    /// evicted messages.
    Delivery offer(Cell<?> cell, Envelope envelope) {
        return switch (overflow) {
            case REJECT -> cell.offer(envelope, this, capacity);
            case DROP_NEWEST -> {
                var delivery = cell.offer(envelope, this, capacity);
                yield delivery == Delivery.REJECTED ? Delivery.DROPPED : delivery;
            }
            case DROP_OLDEST -> evict(cell, envelope);
            case BLOCK -> {
                var delivery = cell.offer(envelope, this, capacity);
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
        cell.dispatcher().help(() -> cell.hasRoom(this, capacity), FOREVER);
        long start = System.nanoTime();
        while (System.nanoTime() - start < patience.nanos()) {
            spin();
            var early = cell.hasRoom(this, capacity)
                    ? cell.offer(envelope, this, capacity)
                    : Delivery.REJECTED;
            if (early != Delivery.REJECTED) {
                patience.waited(System.nanoTime() - start);
                return early;
            }
        }
        var late = sleep(cell, envelope);
        patience.waited(System.nanoTime() - start);
        return late;
    }

    private Delivery sleep(Cell<?> cell, Envelope envelope) {
        synchronized (this) {
            addWaiting(1);
            try {
                var delivery = cell.offer(envelope, this, capacity);
                while (delivery == Delivery.REJECTED) {
                    wait();
                    delivery = cell.offer(envelope, this, capacity);
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

    /// Looks for news about room, and at nothing that the turn writes with every message.
    private void spin() {
        long known = taken;
        for (int i = 0; i < LOOKS && taken == known; i++) {
            Thread.onSpinWait();
        }
    }

    private void mute(Cell<?> sender, Cell<?> cell) {
        synchronized (MUTES) {
            var others = sender.bound();
            if (sender == cell || muted.contains(sender) || (others != null && !others.muted.isEmpty())) {
                return;
            }
            muted.add(sender);
            sender.mutes(1);
            sender.disturb();
            addWaiting(1);
            if (cell.hasRoom(this, capacity)) {
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
        if (waiting == 0 || !inbox.hasRoom(this, capacity)) {
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

    /// Whether it keeps the messages itself.
    boolean shelves() {
        return shelf != null;
    }

    private Shelf shelf() {
        if (shelf == null) {
            throw new IllegalStateException("this mailbox keeps no messages here");
        }
        return shelf;
    }

    private Delivery evict(Cell<?> cell, Envelope envelope) {
        var place = shelf().place(cell, envelope);
        Envelope evicted = null;
        synchronized (this) {
            if (closed) {
                return Delivery.DEAD;
            }
            if (shelf().size() >= capacity) {
                evicted = shelf().evict(place.priority());
                if (evicted == null) {
                    return Delivery.DROPPED;
                }
                taken++;
            }
            accept(cell, envelope, place);
        }
        if (evicted != null) {
            cell.drop(Shelf.inner(evicted), Losses.Kind.DROPPED_INSIDE);
        }
        cell.wake();
        return Delivery.ENQUEUED;
    }

    /// Puts a message on the shelf if there is room for it.
    Delivery shelve(Cell<?> cell, Envelope envelope, boolean whateverTheBound) {
        var place = shelf().place(cell, envelope);
        synchronized (this) {
            if (closed) {
                return Delivery.DEAD;
            }
            if (!whateverTheBound && shelf().size() >= capacity) {
                return Delivery.REJECTED;
            }
            accept(cell, envelope, place);
        }
        cell.wake();
        return Delivery.ENQUEUED;
    }

    private void accept(Cell<?> cell, Envelope envelope, Shelf.Place place) {
        shelf().add(envelope, place, place.timeToLive() == 0 ? 0 : cell.dispatcher().nanoTime());
        accepted++;
    }

    /// Takes the next message that has not expired. Only for the turn.
    @Nullable
    Envelope poll(Cell<?> cell) {
        for (;;) {
            var next = take();
            if (next == null) {
                cell.context().tellNews(); // all that came before it may have expired
                return null;
            }
            madeRoom(cell);
            var expired = Shelf.expired(next, cell.dispatcher().nanoTime());
            if (expired == null) {
                return Shelf.inner(next);
            }
            cell.bury(Shelf.inner(next), Losses.Kind.DEAD_INSIDE, new Cause.Expired(expired));
        }
    }

    private synchronized @Nullable Envelope take() {
        var next = shelf().poll();
        if (next != null) {
            taken++;
        }
        return next;
    }

    /// Takes what is left after closing, expired or not.
    @Nullable
    Envelope takeRemains() {
        var next = take();
        return next == null ? null : Shelf.inner(next);
    }

    synchronized boolean hasRoom() {
        return closed || shelf().size() < capacity;
    }

    synchronized boolean empty() {
        return shelf().empty();
    }

    synchronized long accepted() {
        return accepted;
    }

    /// An own message has been put into the chain. Counted afterwards, so that no sender finds more
    /// room than there is.
    void ownCame(Inbox inbox) {
        own.incrementAndGet();
        madeRoom(inbox);
    }

    /// How many messages of the chain take no room: those taken out by now, and the actor's own.
    /// Looked at in this order, since one that is both is no longer counted as its own first: so
    /// that it is never counted twice.
    long passable() {
        return taken + own.get();
    }

    /// How many messages the turn has taken out, or this evicted.
    long taken() {
        return taken;
    }

    /// The turn has taken one from the chain.
    void took(Inbox inbox, Envelope envelope) {
        if (envelope instanceof Envelope.Own) {
            own.decrementAndGet(); // first, see [#passable()]
        }
        took(inbox, envelope.sequence, false);
    }

    /// The turn has taken out so many from the chain, which has no shelf. Where senders wait for
    /// room, they hear of it now and then, since each news costs them a cache line.
    ///
    /// @param now
    ///            whether to let them know in any case
    void took(Inbox inbox, long number, boolean now) {
        long shown = number - taken;
        if (shown >= stride || (now && shown > 0)) {
            taken = number;
            madeRoom(inbox);
        }
    }

    /// Up to which number messages may come, as far as senders know: less than there is room for,
    /// never more.
    long limit() {
        return limit.getOpaque(LIMIT);
    }

    /// Looks how much room there is now.
    long newLimit(int room) {
        long now = passable() + room;
        limit.setOpaque(LIMIT, now);
        return now;
    }

    synchronized void close() {
        closed = true;
    }

    /// The actor ends when it has taken what waits now.
    synchronized void drain() {
        shelf().drain();
    }

    synchronized boolean drained() {
        return shelf().drained();
    }
}
