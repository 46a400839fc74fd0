package dev.actorweb.runtime.internal;

import dev.actorweb.runtime.ActorFactory;
import dev.actorweb.runtime.ActorPath;
import dev.actorweb.runtime.ActorRef;
import dev.actorweb.runtime.DeadLetter;
import dev.actorweb.runtime.DeadLetter.Cause;
import dev.actorweb.runtime.Delivery;
import dev.actorweb.runtime.Dispatcher;
import dev.actorweb.runtime.RuntimeEvent;
import dev.actorweb.runtime.Signal;
import dev.actorweb.runtime.SpawnOptions;
import dev.actorweb.runtime.StopReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The side of a cell that any thread may use: its reference, its place in the tree, and those who
/// watch it.
abstract class Address<M> extends Ledger implements ActorRef<M>, Watcher {
    final @Nullable Cell<?> parent;
    final SpawnOptions options;

    /// In UTF-8, because that takes half the memory of a string; null if it has none of its own.
    final byte @Nullable [] name;

    /// Where the parent lists it, and in which place; the guardian is nowhere listed.
    private @Nullable Brood brood;
    private int place;

    final ActorFactory<M> factory;

    Address(Kernel kernel, @Nullable Cell<?> parent, @Nullable String name, ActorFactory<M> factory,
            SpawnOptions options) {
        super(kernel, Bound.of(options.mailbox()), kernel.roughTime());
        this.factory = factory;
        this.parent = parent;
        this.name = name == null ? null : name.getBytes(StandardCharsets.UTF_8);
        this.options = options;
    }

    /// The parent has entered it in its list.
    final void settles(Brood list, int number) {
        brood = list;
        place = number;
    }

    final Brood brood() {
        return Objects.requireNonNull(brood, "brood");
    }

    final int place() {
        return place;
    }

    final String name() {
        return name == null
                ? Names.ofNumber(brood().number(place))
                : new String(name, StandardCharsets.UTF_8);
    }

    @Override
    abstract Cell<M> cell();

    @Override
    final Dispatcher dispatcher() {
        return kernel.dispatcher();
    }

    @Override
    public final Delivery tell(M message) {
        Objects.requireNonNull(message, "message");
        var newest = head();
        long number = newest.sequence + 1;
        return send(message, new Envelope(message, newest, number));
    }

    /// Sends a message with a question behind it.
    final Delivery ask(Object message, Reply<?> reply) {
        var newest = head();
        long number = newest.sequence + 1;
        return send(message, new Envelope.Question(message, reply, newest, number));
    }

    /// Sends a message and accounts for it if it gets lost on the way. This looks at the first
    /// fields alone, which lie away from what the turn writes with each message.
    private Delivery send(Object message, Envelope envelope) {
        var delivery = extrasIfAny() == null ? force(envelope) : sendSpecially(envelope);
        if (delivery != Delivery.ENQUEUED) {
            lostOutside(message, envelope, delivery);
        } else if (Rooms.ofMessages() && kernel.events.sent()) {
            kernel.events.publishMessage(new RuntimeEvent.Enqueued(this, kernel.now(), message));
        }
        return delivery;
    }

    private Delivery sendSpecially(Envelope envelope) {
        if (kernel.meter != null) {
            kernel.meter.comes(this, envelope);
        }
        var limit = bound();
        return limit == null ? force(envelope) : limit.offer(cell(), envelope);
    }

    private void lostOutside(Object message, Envelope envelope, Delivery delivery) {
        switch (delivery) {
            case ENQUEUED -> {
            }
            case DROPPED -> drop(envelope, Losses.Kind.DROPPED_OUTSIDE);
            case REJECTED -> {
                forget(envelope);
                lose(Losses.Kind.REJECTED);
                if (kernel.events.lifecycle()) {
                    kernel.events.publish(new RuntimeEvent.Rejected(this, kernel.now(), message));
                }
            }
            case DEAD -> bury(envelope, Losses.Kind.DEAD_OUTSIDE, new Cause.Stopped());
        }
    }

    @Override
    public final boolean isAlive() {
        return !closed();
    }

    @Override
    public final ActorPath path() {
        var names = new ArrayList<String>();
        for (Address<?> cell = this; cell.parent != null; cell = cell.parent) {
            names.add(cell.name());
        }
        Collections.reverse(names);
        return new ActorPath(kernel.name(), names);
    }

    /// Whether it is that cell, or below it.
    final boolean isWithin(Cell<?> root) {
        for (Address<?> cell = this; cell != null; cell = cell.parent) {
            if (cell == root) {
                return true;
            }
        }
        return false;
    }

    @Override
    public final String toString() {
        return path().toString();
    }

    /// Sends the actor a message that it arranged for itself, whatever the mailbox's limit.
    final void sendOwn(Envelope.Own envelope) {
        var message = envelope.message;
        if (force(envelope) != Delivery.ENQUEUED) {
            return;
        }
        var limit = bound();
        if (limit != null && !limit.shelves()) {
            limit.ownCame(this);
        }
        if (message != null && kernel.events.sent()) {
            kernel.events.publishMessage(new RuntimeEvent.Enqueued(this, kernel.now(), message));
        }
    }

    private void forget(Envelope envelope) {
        if (kernel.meter != null) {
            kernel.meter.leaves(this, envelope, false);
        }
    }

    /// Accounts for a message that a policy discarded, or its own actor withdrew.
    final void drop(Envelope envelope, Losses.Kind kind) {
        forget(envelope);
        lose(kind);
        var message = envelope.message;
        envelope.message = null;
        if (envelope instanceof Envelope.Question question) {
            question.reply.undelivered("was dropped by the full mailbox of");
        }
        if (message != null && kernel.events.lifecycle()) {
            kernel.events.publish(new RuntimeEvent.Dropped(this, kernel.now(), message));
        }
    }

    /// Makes a dead letter of a message, or withdraws it if the actor itself took it back.
    final void bury(Envelope envelope, Losses.Kind kind, Cause cause) {
        if (envelope instanceof Envelope.Own own && own.withdrawn()) {
            drop(envelope, Losses.Kind.DROPPED_INSIDE);
            return;
        }
        forget(envelope);
        lose(kind);
        var message = envelope.message;
        envelope.message = null;
        if (envelope instanceof Envelope.Question question) {
            question.reply.undelivered(switch (cause) {
                case Cause.Stopped _ -> "came too late for";
                case Cause.Late _ -> "came too late for";
                case Cause.Expired _ -> "expired in the mailbox of";
                case Cause.Unhandled _ -> "was not handled by";
                case Cause.Poison poison -> "failed %d times in".formatted(poison.deliveries());
            });
        }
        if (message != null) {
            kernel.deadLetters.add(new DeadLetter(message, this, cause));
        }
    }

    /// The children; only the turn may call this before there are any.
    final Family family() {
        var holder = extras();
        var children = holder.family;
        if (children == null) {
            children = new Family(cell());
            holder.family = children;
        }
        return children;
    }

    final @Nullable Family familyIfAny() {
        var holder = extrasIfAny();
        return holder == null ? null : holder.family;
    }

    /// Enters a watcher.
    ///
    /// @return false if this actor has ended, so that nobody will tell the watcher
    final boolean watchedBy(Watcher watcher) {
        var holder = extras();
        Links watchers;
        synchronized (holder) {
            watchers = holder.links;
            if (watchers == null) {
                watchers = new Links();
                holder.links = watchers;
            }
        }
        watchers.add(watcher);
        return !hasEnded() || !watchers.remove(watcher);
    }

    private @Nullable Links links() {
        var holder = extrasIfAny();
        return holder == null ? null : holder.links;
    }

    final void unwatchedBy(Watcher watcher) {
        var watchers = links();
        if (watchers != null) {
            watchers.remove(watcher);
        }
    }

    /// Frees the name of an actor that ends for good. Its own turn may do so while the parent gives
    /// it up: only the first of them goes on with [#departed].
    ///
    /// @return whether this was the first
    final boolean departs() {
        return parent == null || parent.family().remove(cell());
    }

    /// The actor has ended for good: tells everybody who wants to know.
    final void departed(StopReason why) {
        try {
            endsFor(why);
        } finally { // whatever fails: nobody else will tell them
            ended(kernel.roughTime());
            try {
                if (kernel.events.lifecycle()) {
                    kernel.events.publish(new RuntimeEvent.Terminated(this, kernel.now(), why));
                }
            } finally {
                tellWatchers(why);
                if (parent == null) {
                    kernel.guardianEnded();
                }
            }
        }
    }

    final void endsFor(StopReason why) {
        if (!(why instanceof StopReason.Requested) || extrasIfAny() != null) {
            extras().endReason = why;
        }
    }

    final StopReason endReason() {
        var holder = extrasIfAny();
        var known = holder == null ? null : holder.endReason;
        return known == null ? Belongings.REQUESTED : known;
    }

    @Override
    public final void hears(ActorRef<?> who, StopReason why) {
        command(new Control.Notice(new Signal.Terminated(who, why)));
    }

    private void tellWatchers(StopReason why) {
        var watchers = links();
        if (watchers != null) {
            for (var watcher : watchers.takeAll()) {
                tell(watcher, why);
            }
        }
    }

    private void tell(Watcher watcher, StopReason why) {
        try {
            watcher.hears(this, why);
        } catch (Throwable e) { // the others are to hear of it, too
            kernel.trouble.observerFailed(e);
        }
    }

    /// Waits for one more full mailbox, or one less; called under the lock of [Bound].
    final void mutes(int more) {
        var holder = extras();
        int now = holder.mutes + more;
        holder.mutes = now;
        wake();
    }

    /// Whether it waits for room in a full mailbox.
    final boolean muted() {
        var holder = extrasIfAny();
        return holder != null && holder.mutes != 0;
    }
}
