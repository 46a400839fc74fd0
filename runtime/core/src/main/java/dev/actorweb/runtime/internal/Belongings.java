package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.Actor;
import dev.actorweb.runtime.StopReason;
import java.util.ArrayDeque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an incarnation has beyond itself; most have nothing.
final class Belongings<M> {
    /// A signal, and after how many messages taken it is for the actor to hear.
    record News(Control.Notice notice, long after) {}

    static final StopReason REQUESTED = new StopReason.Requested();

    volatile StopReason stopReason = REQUESTED;

    /// Whether the factory failed, so that there is no actor.
    boolean unmade;

    @Nullable
    IdleWatch idleWatch;
    @Nullable
    Set<Cell<?>> watched;

    /// What the actor hears after the messages that came before it.
    @Nullable
    ArrayDeque<News> news;
    @Nullable
    ArrayDeque<Envelope> stash;

    /// The message that the actor said it does not handle.
    @Nullable
    Envelope refused;

    @Nullable
    Memory<?> memory;

    /// What the factory made, once the actor has become something else.
    @Nullable
    Actor<M> made;

    /// Guarded by this.
    @Nullable
    Set<Errand> errands;
}
