package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Interest;
import dev.actorweb.runtime.Observation;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.RuntimeObserver;

/// The runtime events of a system. Making an event is the caller's job, after asking whether
/// anybody cares.
final class Events {
    /// For those who want to know what happens to actors.
    private final Feeds<RuntimeEvent> few;

    /// For those who want to know what machines do, too.
    private final Feeds<RuntimeEvent> more;

    /// For those who want all.
    private final Feeds<RuntimeEvent> all;

    Events(Kernel kernel) {
        few = new Feeds<>(kernel);
        more = new Feeds<>(kernel);
        all = new Feeds<>(kernel);
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
        return few.any() || more.any() || all.any();
    }

    /// Whether anybody observes what machines do, and has room for it now; what nobody has room for
    /// counts as lost.
    boolean transitions() {
        if (more.want() || all.want()) {
            return true;
        }
        more.skip();
        all.skip();
        return false;
    }

    /// Whether anybody observes what happens to every message, and has room for it now; what nobody
    /// has room for counts as lost.
    boolean messages() {
        return all.wantOrSkip();
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
