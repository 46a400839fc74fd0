package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.ActorStatistics;
import dev.actorweb.runtime.SpawnOptions;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The mailbox, as the turn sees it. When its own chain is used up, the turn walks from the
/// senders' `head` back to the newest link it has seen before, and turns the links round: so it gets
/// all new messages, oldest first, without any atomic operation.
///
/// What changes with every message stands here, behind the addresses that never change, and so a
/// cache line away from what the senders change.
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

    /// The newest link the turn has seen.
    private Envelope seen = ROOT;

    /// What the turn takes next.
    private @Nullable Envelope pending;

    /// Written by the turn alone.
    private long processed;

    Intake(Kernel kernel, @Nullable Cell<?> parent, @Nullable String name, SpawnOptions options) {
        super(kernel, parent, name, options);
    }

    @Override
    final Envelope seen() {
        return seen;
    }

    /// Whether the next message is at hand, without a look at what the senders change.
    final boolean inHand() {
        if (pending != null) {
            return true;
        }
        var bound = bound();
        return bound != null && bound.shelves();
    }

    /// Takes the oldest message. Only for the turn.
    final @Nullable Envelope poll() {
        var oldest = pending;
        if (oldest == null) {
            var bound = bound();
            if (bound != null && bound.shelves()) {
                return bound.poll(cell());
            }
            oldest = reverse(head());
            if (oldest == null) {
                return null;
            }
        }
        pending = oldest.next;
        oldest.next = null;
        if (oldest.sequence > 0) {
            took(oldest.sequence);
        }
        return oldest;
    }

    private void took(long sequence) {
        var bound = bound();
        if (bound != null && !bound.shelves()) {
            bound.took(this, sequence, false);
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
        var newest = head();
        return newest != seen && newest != CLOSED;
    }

    /// Takes what a closed mailbox still holds, the oldest first. Only for the turn.
    final @Nullable Envelope takeRemains() {
        var oldest = pending;
        var bound = bound();
        if (oldest == null && bound != null && bound.shelves()) {
            return bound.takeRemains();
        }
        if (oldest == null && remains() != null) {
            oldest = reverse(remains());
        }
        if (oldest != null) {
            pending = oldest.next;
            oldest.next = null;
        }
        return oldest;
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

    /// Whether the turn has taken so many messages, and handled what was put back.
    final boolean reached(long number) {
        return (pending == null || pending.sequence != 0) && taken() >= number;
    }

    /// Whether the turn has taken all of the first so many messages, and handled what was put back.
    final boolean drained(long upTo) {
        if (pending != null && pending.sequence == 0) {
            return false;
        }
        var bound = bound();
        return (bound != null && bound.shelves()) ? bound.drained() : taken() >= upTo;
    }

    // The accounts.

    final void processed() {
        PROCESSED.setOpaque(this, processed + 1);
    }

    /// How many so far. Only for the turn.
    final long handledSoFar() {
        return processed;
    }

    final ActorStatistics statistics(long now) {
        long handled = (long) PROCESSED.getOpaque(this);
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
