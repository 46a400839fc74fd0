package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.ActorStatistics;
import dev.actorweb.runtime.SpawnOptions;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The mailbox, as the turn sees it. When its own chain is used up, the turn walks from the
/// senders' `head` back to the newest link it has seen before, and turns the links round: so it gets
/// all new messages, oldest first, without any atomic operation.
///
/// A message is peeked, then committed: it stays in hand while the actor handles it, and also
/// afterwards if that failed, so that the next incarnation begins with it.
///
/// What changes with every message stands here, behind the addresses that never change, and so a
/// cache line away from what the senders change. As little as possible of it are references: a
/// collector like Serial, Parallel or G1 notes each one that is stored, in a table of which one
/// cache line stands for 32 KiB of the heap, some hundred cells, for which all workers would fight,
/// and the turn with its senders.
@SuppressWarnings("ReferenceEquality") // links are told apart by identity
abstract class Intake<M> extends Address<M> {
    private static final VarHandle PROCESSED;

    static {
        try {
            PROCESSED = MethodHandles.lookup().findVarHandle(Intake.class, "processed", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// The message in hand is the newest link seen, which came alone, so that nobody has noted it:
    /// who needs it finds it among the senders' links.
    private static final byte NEWEST = -1;

    private static final byte MOST_STEPS = 126;

    /// The number of the newest link the turn has seen.
    private long seen;

    /// The messages that the turn has taken from the senders, the oldest first, and what it did
    /// with them since this was written: a step for taking one in hand and one for letting it go. So
    /// an odd number says that there is one in hand.
    private @Nullable Envelope pending;

    private byte steps;

    /// Written by the turn alone.
    private long processed;

    Intake(Kernel kernel, @Nullable Cell<?> parent, @Nullable String name, ActorFactory<M> factory,
            SpawnOptions options) {
        super(kernel, parent, name, factory, options);
    }

    @Override
    final long seen() {
        return seen;
    }

    // The message in hand.

    final boolean handling() {
        return (steps & 1) != 0;
    }

    final @Nullable Envelope current() {
        if (steps == NEWEST) {
            pending = newestSeen();
            steps = 1;
        }
        catchUp();
        return handling() ? pending : null;
    }

    private Envelope newestSeen() {
        var link = head();
        if (link == CLOSED) {
            link = remains();
            while (link == null) { // for the moment in which the parent gives this actor up
                Thread.onSpinWait();
                link = remains();
            }
        }
        while (link.sequence != seen) {
            link = Objects.requireNonNull(link.next, "next");
        }
        return link;
    }

    /// Lets go of the message in hand, which is done with.
    final void release() {
        steps = steps == NEWEST ? 0 : (byte) (steps + 1);
    }

    /// Takes the message out of the hand, for somebody who keeps it.
    final void giveAway() {
        release();
        catchUp();
    }

    /// Takes the message in hand that was taken last and given away since.
    final void hold(Envelope last) {
        last.next = pending;
        pending = last;
        steps = 1;
    }

    /// Takes the message behind the last one in hand, if there is one and nothing but its release
    /// has happened since.
    final @Nullable Envelope follow(Envelope last) {
        var next = last.next;
        if (steps < 2 || handling() || steps >= MOST_STEPS || next == null) {
            return null;
        }
        steps++;
        return next;
    }

    /// Notes how far [#follow] went, to save others the way.
    final void caughtUp(Envelope last) {
        if (steps > 1 && !handling()) {
            pending = last;
            steps = 2;
            catchUp();
        }
    }

    /// Leaves behind what was let go.
    private void catchUp() {
        while (steps > 1) {
            unlink(Objects.requireNonNull(pending, "pending"));
            steps = (byte) (steps - 2);
        }
    }

    /// Takes the first one off those that are pending.
    private void unlink(Envelope first) {
        var rest = first.next;
        if (rest == null) {
            pending = null;
        } else {
            pending = rest;
            first.next = null;
        }
    }

    // What waits.

    /// Whether the next message is known already, without a look at what the senders change.
    final boolean nextIsHere() {
        catchUp();
        if (pending != null) {
            return true;
        }
        var bound = bound();
        return bound != null && bound.shelves();
    }

    /// The first that waits behind the one in hand, of those taken from the senders. This changes
    /// nothing, unlike [#catchUp()]: see [#waiting()].
    private @Nullable Envelope next() {
        var link = pending;
        if (steps == 0) {
            return link;
        }
        for (int steppedOver = (steps + 1) / 2; steppedOver > 0 && link != null; steppedOver--) {
            link = link.next;
        }
        return link;
    }

    /// Takes the oldest message in hand. Only for the turn, when there is none in hand.
    final @Nullable Envelope poll() {
        catchUp();
        var oldest = pending;
        if (oldest == null) {
            var bound = bound();
            if (bound != null && bound.shelves()) {
                oldest = bound.poll(cell());
                if (oldest != null) {
                    hold(oldest);
                }
                return oldest;
            }
            oldest = reverse(head());
            if (oldest == null) {
                return null;
            }
            if (oldest.next == null) {
                steps = NEWEST;
                took(oldest);
                return oldest;
            }
            pending = oldest;
        }
        steps = 1;
        if (!oldest.isPutBack()) {
            took(oldest);
        }
        return oldest;
    }

    private void took(Envelope envelope) {
        var bound = bound();
        if (bound != null && !bound.shelves()) {
            bound.took(this, envelope);
        }
    }

    /// Lets the senders know of all the room there is. Called when no turn follows at once: until
    /// then those that wait hear of it by [#took].
    final void showRoom() {
        var bound = bound();
        if (bound != null && !bound.shelves()) {
            bound.took(this, taken(), true);
        }
    }

    /// Turns round the links from `newest` back to the one seen last.
    private @Nullable Envelope reverse(Envelope newest) {
        if (newest.sequence == seen || newest == CLOSED) {
            return null;
        }
        Envelope newer = null;
        Envelope link = newest;
        while (link.sequence != seen + 1) {
            var older = link.next;
            if (older == null) {
                throw new IllegalStateException("broken mailbox chain");
            }
            link.next = newer;
            newer = link;
            link = older;
        }
        if (newer == null) {
            link.next = null;
        } else {
            link.next = newer;
        }
        seen = newest.sequence;
        return link;
    }

    /// Puts a message that was taken before back in front, behind the one in hand. Only for
    /// the turn.
    final void putBack(Envelope envelope) {
        envelope.putBack();
        var inHand = current();
        if (inHand == null) {
            envelope.next = pending;
            pending = envelope;
        } else {
            envelope.next = inHand.next;
            inHand.next = envelope;
        }
    }

    /// Takes out a message that was put back, if it is there. Only for the turn.
    final void takeBack(Envelope envelope) {
        catchUp();
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

    /// Whether a message waits. For the turn, and for the thread whose turn has just ended: there
    /// another thread may run the next one already, so this must not change anything, and what it
    /// says counts for nothing then but one needless waking.
    final boolean waiting() {
        if (next() != null) {
            return true;
        }
        var bound = bound();
        if (bound != null && bound.shelves()) {
            return !bound.empty();
        }
        var newest = head();
        return newest.sequence != seen && newest != CLOSED;
    }

    /// Takes what a closed mailbox still holds, the oldest first. Only for the turn.
    final @Nullable Envelope takeRemains() {
        catchUp();
        var oldest = pending;
        var bound = bound();
        if (oldest == null && bound != null && bound.shelves()) {
            return bound.takeRemains();
        }
        if (oldest == null && remains() != null) {
            oldest = reverse(remains());
        }
        if (oldest != null) {
            unlink(oldest);
        }
        return oldest;
    }

    /// How many of them the turn has taken out or the bound evicted. Only for the turn.
    final long taken() {
        var bound = bound();
        if (bound != null && bound.shelves()) {
            return bound.taken();
        }
        for (var link = next(); link != null; link = link.next) {
            if (!link.isPutBack()) {
                return link.sequence - 1;
            }
        }
        return seen;
    }

    /// Whether the turn has taken so many messages, and handled what was put back.
    final boolean reached(long number) {
        return !putBackIsNext() && taken() >= number;
    }

    /// The same as far as a mailbox goes that drains, whose own order may differ.
    final boolean drained(long upTo) {
        var bound = bound();
        return (bound != null && bound.shelves())
                ? !putBackIsNext() && bound.drained()
                : reached(upTo);
    }

    private boolean putBackIsNext() {
        var next = next();
        return next != null && next.isPutBack();
    }

    // The accounts.

    final void processed() {
        PROCESSED.setOpaque(this, processed + 1);
    }

    /// How many so far, as far as this thread can see.
    final long handled() {
        return (long) PROCESSED.getOpaque(this);
    }

    /// How many so far. Only for the turn.
    final long handledSoFar() {
        return processed;
    }

    final ActorStatistics statistics(long now) {
        long handled = handled();
        long deadInside = lost(Losses.Kind.DEAD_INSIDE);
        long droppedInside = lost(Losses.Kind.DROPPED_INSIDE);
        var busy = busy();
        // The birth is noted by a clock that may stand still for some milliseconds.
        long lived = Math.max(uptime(now), busy.toNanos());
        return new ActorStatistics(handled, Math.max(0, accepted() - handled - deadInside - droppedInside),
                deadInside + lost(Losses.Kind.DEAD_OUTSIDE),
                droppedInside + lost(Losses.Kind.DROPPED_OUTSIDE),
                lost(Losses.Kind.REJECTED), restarts(),
                Duration.ofNanos(lived), busy);
    }
}
