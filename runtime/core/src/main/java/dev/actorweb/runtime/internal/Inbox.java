package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Delivery;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// The mailbox: any number of threads put in, the actor's turn takes out.
///
/// Senders push onto a chain whose newest link is `head` by one compare-and-set. When its own chain
/// is used up, the turn walks from `head` back to the newest link it has seen before, and turns the
/// links round: so it gets all new messages, oldest first, without any atomic operation. Each link
/// carries the number of messages accepted so far, which is exact because the compare-and-set that
/// publishes a link also proves its number; so the accounts and the bound of a mailbox cost no
/// further atomic operation. A closed mailbox has [#CLOSED] for its head, and since every push is a
/// compare-and-set from what it saw, no message slips in behind the closing.
///
/// A mailbox that drops its oldest messages, has priorities or lets messages expire keeps them in
/// its [Bound] instead.
@SuppressWarnings("ReferenceEquality") // links are told apart by identity
abstract class Inbox extends Turn {
    private static final Envelope ROOT = new Envelope(null);
    private static final Envelope CLOSED = new Envelope(null);

    private static final VarHandle HEAD;
    private static final VarHandle EXTRAS;

    static {
        try {
            var lookup = MethodHandles.lookup();
            HEAD = lookup.findVarHandle(Inbox.class, "head", Envelope.class);
            EXTRAS = lookup.findVarHandle(Inbox.class, "extras", Extras.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile Envelope head = ROOT;

    /// The newest link the turn has seen.
    private Envelope seen = ROOT;

    /// What the turn takes next.
    private @Nullable Envelope pending;

    /// The head at the moment of closing.
    private volatile @Nullable Envelope remains;

    private volatile @Nullable Extras extras;

    @SuppressWarnings("this-escape") // only a field of this is written
    Inbox(@Nullable Bound bound) {
        if (bound != null) {
            extras = new Extras(bound);
        }
    }

    /// The extras, or null as long as nobody needed any.
    final @Nullable Extras extrasIfAny() {
        return extras;
    }

    final Extras extras() {
        var known = extras;
        if (known != null) {
            return known;
        }
        var made = new Extras(null);
        var before = (@Nullable Extras) EXTRAS.compareAndExchange(this, (Object) null, made);
        return before == null ? made : before;
    }

    /// The limit of this mailbox, if it has one.
    final @Nullable Bound bound() {
        var known = extras;
        return known == null ? null : known.bound;
    }

    /// This, with its other half.
    abstract Cell<?> cell();

    /// Puts a message in whether there is room or not.
    ///
    /// @return `ENQUEUED` or `DEAD`
    final Delivery force(Envelope envelope) {
        var bound = bound();
        if (bound != null && bound.shelves()) {
            return bound.shelve(cell(), envelope, true);
        }
        Envelope newest;
        do {
            newest = head;
            if (newest == CLOSED) {
                return Delivery.DEAD;
            }
            envelope.sequence = newest.sequence + 1;
            envelope.next = newest;
        } while (!HEAD.compareAndSet(this, newest, envelope));
        wake();
        return Delivery.ENQUEUED;
    }

    /// Puts a message in if there is room for it.
    ///
    /// @return `ENQUEUED`, `DEAD` or, for want of room, `REJECTED`
    final Delivery offer(Envelope envelope, Bound bound, int capacity) {
        if (bound.shelves()) {
            return bound.shelve(cell(), envelope, false);
        }
        Envelope newest;
        do {
            newest = head;
            if (newest == CLOSED) {
                return Delivery.DEAD;
            }
            if (newest.sequence - bound.taken() >= capacity) {
                return Delivery.REJECTED;
            }
            envelope.sequence = newest.sequence + 1;
            envelope.next = newest;
        } while (!HEAD.compareAndSet(this, newest, envelope));
        wake();
        return Delivery.ENQUEUED;
    }

    /// Whether a sender need not wait, because there is room or the mailbox is closed.
    final boolean hasRoom(Bound bound, int capacity) {
        if (bound.shelves()) {
            return bound.hasRoom();
        }
        var newest = head;
        return newest == CLOSED || newest.sequence - bound.taken() < capacity;
    }

    final boolean closed() {
        return head == CLOSED;
    }

    /// Takes the oldest message. Only for the turn.
    final @Nullable Envelope poll() {
        var oldest = pending;
        if (oldest == null) {
            var bound = bound();
            if (bound != null && bound.shelves()) {
                return bound.poll(cell());
            }
            oldest = reverse(head);
            if (oldest == null) {
                return null;
            }
        }
        pending = oldest.next;
        oldest.next = null;
        if (extras != null && oldest.sequence > 0) {
            took(oldest.sequence);
        }
        return oldest;
    }

    private void took(long sequence) {
        var bound = bound();
        if (bound != null && !bound.shelves()) {
            bound.took(sequence);
            bound.madeRoom(this);
        }
    }

    /// Turns round the links from `newest` back to the one seen last.
    private @Nullable Envelope reverse(Envelope newest) {
        if (newest == seen || newest == CLOSED) {
            return null;
        }
        Envelope oldest = null;
        Envelope link = newest;
        while (link != seen) {
            var older = link.next;
            link.next = oldest;
            oldest = link;
            if (older == null) {
                throw new IllegalStateException("broken mailbox chain");
            }
            link = older;
        }
        seen = newest;
        return oldest;
    }

    /// Puts a message that was taken before back in front. Only for the turn.
    final void putBack(Envelope envelope) {
        envelope.sequence = 0;
        envelope.next = pending;
        pending = envelope;
    }

    /// Takes out a message that was put back, if it is there. Only for the turn.
    final void takeBack(Envelope envelope) {
        Envelope before = null;
        for (var link = pending; link != null; link = link.next) {
            if (link == envelope) {
                if (before == null) {
                    pending = link.next;
                } else {
                    before.next = link.next;
                }
                link.next = null;
                return;
            }
            before = link;
        }
    }

    /// Whether a message waits. Only for the turn.
    final boolean waiting() {
        if (pending != null) {
            return true;
        }
        var bound = bound();
        if (bound != null && bound.shelves()) {
            return !bound.empty();
        }
        var newest = head;
        return newest != seen && newest != CLOSED;
    }

    /// Lets no message in any more. What is inside stays for the turn to take by [#takeRemains()].
    final void close() {
        var bound = bound();
        if (bound != null && bound.shelves()) {
            bound.close();
        }
        var newest = (Envelope) HEAD.getAndSet(this, CLOSED);
        if (newest != CLOSED) {
            remains = newest;
        }
        if (bound != null) {
            bound.madeRoom(this);
        }
    }

    /// Takes what a closed mailbox still holds, the oldest first. Only for the turn.
    final @Nullable Envelope takeRemains() {
        var oldest = pending;
        var bound = bound();
        if (oldest == null && bound != null && bound.shelves()) {
            return bound.takeRemains();
        }
        if (oldest == null && remains != null) {
            oldest = reverse(remains);
        }
        if (oldest != null) {
            pending = oldest.next;
            oldest.next = null;
        }
        return oldest;
    }

    /// How many messages the mailbox has ever accepted.
    final long accepted() {
        var bound = bound();
        if (bound != null && bound.shelves()) {
            return bound.accepted();
        }
        var newest = head;
        if (newest == CLOSED) {
            var last = remains;
            return last == null ? 0 : last.sequence;
        }
        return newest.sequence;
    }

    /// How many of them the turn has taken out or the bound evicted. Only for the turn.
    final long taken() {
        var bound = bound();
        if (bound != null && bound.shelves()) {
            return bound.taken();
        }
        for (var link = pending; link != null; link = link.next) {
            if (link.sequence > 0) {
                return link.sequence - 1;
            }
        }
        return seen.sequence;
    }
}
