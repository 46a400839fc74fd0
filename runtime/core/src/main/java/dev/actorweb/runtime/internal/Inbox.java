package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Delivery;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// The mailbox, as senders see it: any number of threads put in, the actor's turn takes out (see
/// [Intake]).
///
/// Senders push onto a chain whose newest link is `head` by one compare-and-set. Each link carries
/// the number of messages accepted so far, which is exact because the compare-and-set that publishes
/// a link also proves its number; so the accounts and the bound of a mailbox cost no further atomic
/// operation. A closed mailbox has [#CLOSED] for its head, and since every push is a compare-and-set
/// from what it saw, no message slips in behind the closing.
///
/// A mailbox that drops its oldest messages, has priorities or lets messages expire keeps them in
/// its [Bound] instead.
@SuppressWarnings("ReferenceEquality") // links are told apart by identity
abstract class Inbox extends Turn {
    static final Envelope ROOT = new Envelope(null);
    static final Envelope CLOSED = new Envelope(null);

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

    private volatile Envelope head;

    private volatile @Nullable Extras extras;

    /// Here, beside what senders change, because they ask it whether anybody observes them.
    final Kernel kernel;

    /// A cell is handed on with a fence of its own, so what is written here needs none.
    @SuppressWarnings({"this-escape", "NullAway.Init"}) // only fields of this are written
    Inbox(Kernel kernel, @Nullable Bound bound) {
        this.kernel = kernel;
        HEAD.setRelease(this, ROOT);
        if (bound != null || kernel.meter != null) {
            extras = new Extras(bound);
        }
    }

    final Envelope head() {
        return head;
    }

    /// The head at the moment of closing, if the turn had not seen it.
    final @Nullable Envelope remains() {
        var known = extras;
        return known == null ? null : known.remains;
    }

    /// The number of the newest link the turn has seen; to other threads an older one, perhaps.
    abstract long seen();

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
        for (int failures = 0;; failures++) {
            var newest = head;
            if (newest == CLOSED) {
                return Delivery.DEAD;
            }
            envelope.follow(newest);
            if (HEAD.compareAndSet(this, newest, envelope)) {
                wake();
                return Delivery.ENQUEUED;
            }
            Contention.pause(failures);
        }
    }

    /// Puts a message in if there is room for it.
    ///
    /// @return `ENQUEUED`, `DEAD` or, for want of room, `REJECTED`
    final Delivery offer(Envelope envelope, Bound bound, int capacity) {
        if (bound.shelves()) {
            return bound.shelve(cell(), envelope, false);
        }
        for (int failures = 0;; failures++) {
            var newest = head;
            if (newest == CLOSED) {
                return Delivery.DEAD;
            }
            if (newest.sequence >= bound.limit() && newest.sequence >= bound.newLimit(capacity)) {
                return Delivery.REJECTED;
            }
            envelope.follow(newest);
            if (HEAD.compareAndSet(this, newest, envelope)) {
                wake();
                return Delivery.ENQUEUED;
            }
            Contention.pause(failures);
        }
    }

    /// Whether a sender need not wait, because there is room or the mailbox is closed.
    final boolean hasRoom(Bound bound, int capacity) {
        if (bound.shelves()) {
            return bound.hasRoom();
        }
        var newest = head;
        return newest == CLOSED || newest.sequence - bound.passable() < capacity;
    }

    final boolean closed() {
        return head == CLOSED;
    }

    /// Lets no message in any more. What is inside stays for the turn to take by
    /// [Intake#takeRemains()].
    final void close() {
        var newest = shut();
        if (newest == CLOSED) {
            awaitRemains();
        } else if (newest.sequence != seen()) {
            extras().remains = newest;
        }
        freeSenders();
    }

    /// The parent gives this actor up, and notes what is left the moment after it has closed.
    private void awaitRemains() {
        while (remains() == null) {
            Thread.onSpinWait();
        }
    }

    /// The same while a turn goes on that may never return, and that finds what it has in hand
    /// among the remains.
    final void closeBehindTurn() {
        var holder = extras();
        var newest = shut();
        if (newest != CLOSED) {
            holder.remains = newest;
        }
        freeSenders();
    }

    private Envelope shut() {
        var bound = bound();
        if (bound != null && bound.shelves()) {
            bound.close();
        }
        return (Envelope) HEAD.getAndSet(this, CLOSED);
    }

    private void freeSenders() {
        var bound = bound();
        if (bound != null) {
            bound.madeRoom(this);
        }
    }

    /// How many messages the mailbox has ever accepted.
    final long accepted() {
        var bound = bound();
        if (bound != null && bound.shelves()) {
            return bound.accepted();
        }
        var newest = head;
        if (newest == CLOSED) {
            var last = remains();
            return last == null ? seen() : last.sequence;
        }
        return newest.sequence;
    }
}
