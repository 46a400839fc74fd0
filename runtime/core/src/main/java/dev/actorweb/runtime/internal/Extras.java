package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.StopReason;
import org.jspecify.annotations.Nullable;

/// What only some cells need, or only for a while: made when it is first needed, so that an idle
/// actor is small.
final class Extras {
    /// The limit of the mailbox.
    final @Nullable Bound bound;

    /// What a closed mailbox still holds.
    volatile @Nullable Envelope remains;

    /// The children.
    volatile @Nullable Family family;

    /// Who watches the actor.
    volatile @Nullable Links links;

    /// The messages it did not process.
    volatile @Nullable Losses losses;

    /// Nanoseconds spent on messages, if that is measured.
    volatile long busy;

    /// The message whose waiting is measured, if that is. A race of senders measures one of theirs.
    volatile Meter.@Nullable Sample sample;

    /// How many incarnations followed the first.
    volatile int restarts;

    /// Why it ended for good.
    volatile @Nullable StopReason endReason;

    /// For how many full mailboxes it waits; written under the lock of [Bound].
    volatile int mutes;

    // The turn's own.

    /// The state that is being saved.
    @Nullable
    Saving saving;

    /// What to obey when that is over.
    @Nullable
    Control deferred;

    /// Whether to begin draining then.
    boolean drainLater;

    /// What the present incarnation failed with.
    @Nullable
    Throwable failure;

    /// What the factory has made before.
    @Nullable
    Former former;

    /// Why the present incarnation ends.
    @Nullable
    StopReason reason;

    /// While it drains: after how many messages taken it ends.
    long drainTo;

    Extras(@Nullable Bound bound) {
        this.bound = bound;
    }
}
