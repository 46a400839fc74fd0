package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.ActorNode;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.StopReason;
import org.jspecify.annotations.Nullable;

/// Where an actor is in its life, and what has been decided about its end. The layers above move it
/// on; this only remembers.
abstract class Lifecycle<M> extends Intake<M> {
    static final StopReason REQUESTED = Belongings.REQUESTED;

    /// Bits of [#ending]: it will not begin again; the parent waits to hear of the end; the actor
    /// has stopped itself; a restart of its siblings came before its first start, which is now for
    /// the parent to order; it ends when it has handled what waits; its own turn gave it something
    /// to do before the next message; it has declared a snapshot of its state; something has failed
    /// since it was given a message, so that one in hand waits for its next try.
    static final int FOR_GOOD = 1;
    static final int ANSWERING = 2;
    static final int STOPPING = 4;
    static final int HELD = 8;
    static final int DRAINING = 16;
    static final int DISTURBED = 32;
    static final int REMEMBERING = 64;
    static final int RETRYING = 128;

    private static final Phase[] PHASES = Phase.values();

    private byte phase = code(Phase.NEW);

    private byte ending;

    /// Set by the parent when it gives up a cell whose turn does not return.
    volatile boolean abandoned;

    Lifecycle(Kernel kernel, @Nullable Cell<?> parent, @Nullable String name, ActorFactory<M> factory,
            SpawnOptions options) {
        super(kernel, parent, name, factory, options);
    }

    final Phase phase() {
        return PHASES[phase];
    }

    final void phase(Phase next) {
        phase = code(next);
    }

    /// Takes a quarter of what a reference takes.
    @SuppressWarnings("EnumOrdinal") // kept nowhere else
    private static byte code(Phase of) {
        return (byte) of.ordinal();
    }

    /// What it is about, as far as another thread can see.
    final ActorNode.Status status() {
        return switch (phase()) {
            case NEW -> ActorNode.Status.STARTING;
            case RUNNING, SAVING -> ActorNode.Status.RUNNING;
            case FAILED, HALTED -> ActorNode.Status.RESTARTING;
            case ENDING, TERMINATED -> ActorNode.Status.STOPPING;
        };
    }

    final boolean is(int bit) {
        return (ending & bit) != 0;
    }

    final void set(int bit) {
        ending |= (byte) bit;
    }

    final void clear(int bit) {
        ending &= (byte) ~bit;
    }

    /// Whether it will not begin again after the end it is coming to.
    final boolean forGood() {
        return is(FOR_GOOD);
    }

    /// The actor ends after the current message.
    final void stopSelf() {
        set(STOPPING);
    }

    final boolean stopping() {
        return is(STOPPING);
    }

    final boolean draining() {
        return is(DRAINING);
    }

    final boolean drained() {
        return is(DRAINING) && drained(extras().drainTo);
    }

    @Override
    final void disturb() {
        set(DISTURBED);
    }

    final @Nullable Throwable failure() {
        var holder = extrasIfAny();
        return holder == null ? null : holder.failure;
    }

    final void forgive() {
        var holder = extrasIfAny();
        if (holder != null) {
            holder.failure = null;
        }
    }

    final StopReason reason() {
        var holder = extrasIfAny();
        var known = holder == null ? null : holder.reason;
        return known == null ? REQUESTED : known;
    }

    final void reason(StopReason why) {
        if (!(why instanceof StopReason.Requested) || extrasIfAny() != null) {
            extras().reason = why;
        }
    }

    final boolean reclaimable() {
        return phase() != Phase.SAVING && phase() != Phase.ENDING && phase() != Phase.TERMINATED;
    }
}
