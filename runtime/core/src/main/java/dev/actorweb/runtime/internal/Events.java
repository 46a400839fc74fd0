package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Interest;
import dev.actorweb.runtime.Observation;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.RuntimeObserver;
import org.jspecify.annotations.Nullable;

/// The runtime events of a system. Making an event is the caller's job, after asking whether
/// anybody cares.
final class Events {
    private final Skips skips;

    /// Who has room for transitions, beside those who have it for messages, too.
    private final Rooms transitions;
    private final Rooms messages;

    /// For those who want to know what happens to actors.
    private final Feeds<RuntimeEvent> few;

    /// For those who want to know what machines do, too.
    private final Feeds<RuntimeEvent> more;

    /// For those who want all.
    private final Feeds<RuntimeEvent> all;

    Events(Kernel kernel) {
        skips = new Skips(
                kernel.dispatcher() instanceof PoolDispatcher dispatcher ? dispatcher.pool() : null);
        few = new Feeds<>(kernel, () -> 0, Rooms.Of.OTHERS);
        more = new Feeds<>(kernel, skips::transitions, Rooms.Of.OTHERS);
        all = new Feeds<>(kernel, skips::all,
                skips.haveWorkers() ? Rooms.Of.MESSAGES : Rooms.Of.EACH_MESSAGE);
        transitions = more.rooms;
        messages = all.rooms;
    }

    /// @param perSecond
    ///            how many transitions and messages in a second, see [Sluice]
    Observation observe(Interest interest, long perSecond, RuntimeObserver observer) {
        return switch (interest) {
            case LIFECYCLE -> few.add(perSecond, observer::observe);
            case TRANSITIONS -> more.add(perSecond, observer::observe);
            case MESSAGES -> all.add(perSecond, observer::observe);
        };
    }

    /// Whether anybody observes what happens to actors.
    boolean lifecycle() {
        return Rooms.anywhere() && (few.any() || more.any() || all.any());
    }

    /// Whether anybody observes what machines do, and has room for it now; what nobody has room for
    /// counts as lost.
    boolean transitions() {
        int now = transitions.word() | messages.word();
        if (now == Rooms.NOBODY) {
            return false;
        }
        if (Rooms.any(now)) {
            return true;
        }
        skips.transition();
        return false;
    }

    /// Whether anybody observes that messages are sent, and has room for it now; what nobody has
    /// room for counts as lost.
    boolean sent() {
        int now = messages.word();
        if (now == Rooms.NOBODY) {
            return false;
        }
        if (Rooms.any(now)) {
            return true;
        }
        skips.message();
        return false;
    }

    /// A turn begins on this thread.
    ///
    /// @return what counts the messages handled in it that nobody had room for, if anybody observes
    ///         messages at all
    @Nullable
    Tally beginTurn() {
        if (!Rooms.ofMessages() || messages.word() == Rooms.NOBODY) {
            return null;
        }
        var tally = skips.tally();
        if (tally != null) {
            tally.begin();
        }
        return tally;
    }

    /// Whether anybody observes that messages are handled, and has room for it now; what nobody has
    /// room for counts as lost, at the end of the turn at the latest.
    boolean handled() {
        int now = messages.word();
        if (now == Rooms.NOBODY) {
            return false;
        }
        if (Rooms.any(now)) {
            told();
            return true;
        }
        if (!skips.haveWorkers()) {
            skips.message();
        }
        return false;
    }

    /// What was handled is nothing to tell of.
    void handledNothing() {
        if (messages.word() != Rooms.NOBODY) {
            told();
        }
    }

    private void told() {
        var tally = skips.tally();
        if (tally != null) {
            tally.told();
        }
    }

    /// Lets no observer wait any more for what has happened.
    void hurry() {
        few.hurry();
        more.hurry();
        all.hurry();
    }

    void publish(RuntimeEvent event) {
        few.offer(event);
        more.offer(event);
        all.offer(event);
    }

    void publishTransition(RuntimeEvent event) {
        more.offerOfMany(event);
        all.offerOfMany(event);
    }

    void publishMessage(RuntimeEvent event) {
        all.offerOfMany(event);
    }
}
